package dev.evenflow.testkit.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Starts things at the same time. */
final class Parallel {

    private Parallel() {}

    static <T> CompletableFuture<T> start(Supplier<T> work) {
        // Threads of their own: the common pool has one on a machine with two cores, and starting blocks.
        return CompletableFuture.supplyAsync(work, task -> new Thread(task).start());
    }

    /** Waits for all, the failed ones too, then throws the first failure. */
    static void await(CompletableFuture<?>... all) {
        CompletableFuture.allOf(all).exceptionally(failure -> null).join();
        try {
            Stream.of(all).forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}

package dev.evenflow.bench.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Sixteen that work at the same time, on all event loops. */
final class Crowd {

    static final int SIZE = 16;

    private Crowd() {}

    /** Works for so long. */
    static Throughput measure(Work work, Duration time) {
        // Each begins on a thread of its own: from there Vert.x puts it on the next event loop, where it stays.
        try (var threads = Executors.newFixedThreadPool(SIZE)) {
            var begin = System.nanoTime();
            var everybody = Stream.generate(
                            () -> one(work, begin + time.toNanos()).runSubscriptionOn(threads))
                    .limit(SIZE)
                    .toList();
            var done = Uni.join().all(everybody).andFailFast().await().indefinitely();
            var nanos = System.nanoTime() - begin;
            return new Throughput(done.stream().mapToLong(Long::longValue).sum(), nanos);
        }
    }

    private static Uni<Long> one(Work work, long end) {
        var step = work.begin();
        return Multi.createBy()
                .repeating()
                .uni(() -> step.get().replaceWith(1L))
                .whilst(done -> System.nanoTime() < end)
                .onItem()
                .scan(Long::sum)
                .collect()
                .last();
    }

    record Throughput(long done, long nanos) {

        double perSecond() {
            return done * 1e9 / nanos;
        }
    }
}

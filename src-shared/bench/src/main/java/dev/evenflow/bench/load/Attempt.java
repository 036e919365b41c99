package dev.evenflow.bench.load;

import dev.evenflow.testkit.service.Answer;
import dev.evenflow.testkit.service.HttpCalls;
import java.io.UncheckedIOException;
import java.util.function.Function;

/** One call on its way from instance to instance. */
final class Attempt {

    private static final int SERVER_ERROR = 500;

    private final InsistentCalls calls;
    private final Function<HttpCalls, Answer> call;
    private int made;
    private int failed;

    Attempt(InsistentCalls calls, Function<HttpCalls, Answer> call) {
        this.calls = calls;
        this.call = call;
    }

    Answer next() {
        var instance = calls.instances().get(made++ % calls.instances().size());
        try {
            var answer = call.apply(instance);
            if (answer.status() >= SERVER_ERROR) {
                fail(answer.toString());
            }
            return answer;
        } catch (UncheckedIOException e) {
            fail(e.toString() + ", " + e.getCause());
            throw e;
        }
    }

    private void fail(String how) {
        failed++;
        if (failed > calls.failures()) {
            throw new IllegalStateException("failed " + failed + " times, at last with " + how);
        }
    }
}

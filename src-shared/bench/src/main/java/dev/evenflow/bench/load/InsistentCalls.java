package dev.evenflow.bench.load;

import dev.evenflow.testkit.service.Answer;
import dev.evenflow.testkit.service.HttpCalls;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/**
 * Calls to the instances of a service: one that does not get its answer is made again, to the next instance.
 *
 * @param failures how often one call may get no answer, or 5xx, before that is an error
 */
public record InsistentCalls(List<HttpCalls> instances, int failures) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);

    public InsistentCalls {
        instances = List.copyOf(instances);
    }

    /** Calls that do not give up for a minute. */
    public InsistentCalls(List<HttpCalls> instances) {
        this(instances, Integer.MAX_VALUE);
    }

    /** The same, beginning with another instance. */
    public InsistentCalls from(int instance) {
        var rotated = new ArrayList<>(instances);
        Collections.rotate(rotated, -instance);
        return new InsistentCalls(rotated, failures);
    }

    /**
     * Calls until the answer is one that decides the matter.
     *
     * @throws org.awaitility.core.ConditionTimeoutException after 60 s without one
     * @throws IllegalStateException when it failed more often than it may
     */
    public Answer until(Predicate<Answer> decided, Function<HttpCalls, Answer> call) {
        var attempt = new Attempt(this, call);
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .ignoreException(UncheckedIOException.class)
                .until(attempt::next, decided);
    }
}

package dev.evenflow.bench.load;

import dev.evenflow.testkit.service.Answer;
import dev.evenflow.testkit.service.HttpCalls;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Calls to the instances of a service: one that does not get its answer is made again, to the next instance. */
public record InsistentCalls(List<HttpCalls> instances) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);

    public InsistentCalls {
        instances = List.copyOf(instances);
    }

    /** The same, beginning with another instance. */
    public InsistentCalls from(int instance) {
        var rotated = new ArrayList<>(instances);
        Collections.rotate(rotated, -instance);
        return new InsistentCalls(rotated);
    }

    /**
     * Calls until the answer is one that decides the matter.
     *
     * @throws org.awaitility.core.ConditionTimeoutException after 60 s without one
     */
    public Answer until(Predicate<Answer> decided, Function<HttpCalls, Answer> call) {
        var attempts = new AtomicInteger();
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .ignoreException(UncheckedIOException.class)
                .until(() -> call.apply(instances.get(attempts.getAndIncrement() % instances.size())), decided);
    }
}

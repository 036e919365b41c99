package dev.evenflow.bench.sync;

import dev.evenflow.testkit.service.Answer;
import dev.evenflow.testkit.service.HttpCalls;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.awaitility.Awaitility;

/**
 * Writers at work: each creates, updates and deletes users of its own, and asks another instance when one does not
 * answer. Every write is acknowledged in the end.
 */
public final class WriteLoad {

    private static final int WRITERS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<HttpCalls> instances;
    private final String family;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private volatile boolean stopped;

    /**
     * Load on some instances.
     *
     * @param family tells the users of one load from those of another
     */
    public WriteLoad(List<HttpCalls> instances, String family) {
        this.instances = instances;
        this.family = family;
    }

    /** Starts that many writes, in the background; the seed decides which. */
    public CompletableFuture<Void> start(int writes, long seed) {
        return start(number -> number < writes / WRITERS, seed);
    }

    /** Starts writing until {@link #stop()}. */
    public CompletableFuture<Void> startEndless(long seed) {
        return start(number -> !stopped, seed);
    }

    /** Ends what {@link #startEndless} began, each writer after the write it is at. */
    public void stop() {
        stopped = true;
    }

    private CompletableFuture<Void> start(IntPredicate more, long seed) {
        var writers = new ArrayList<CompletableFuture<Void>>();
        for (var writer = 0; writer < WRITERS; writer++) {
            var name = family + "-" + writer;
            var random = new Random(seed + writer);
            writers.add(CompletableFuture.runAsync(() -> write(name, more, random), Thread::startVirtualThread));
        }
        return CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new));
    }

    public int acknowledged() {
        return acknowledged.get();
    }

    public void awaitAcknowledged(int writes) {
        Awaitility.await().atMost(PATIENCE).until(() -> acknowledged() >= writes);
    }

    private void write(String writer, IntPredicate more, Random random) {
        var own = new ArrayList<Long>();
        for (var number = 0; more.test(number); number++) {
            var email = writer + "-" + number + "@example.com";
            var kind = own.isEmpty() ? 0 : random.nextInt(10);
            if (kind < 5) {
                create(email, own);
            } else if (kind < 9) {
                var id = own.get(random.nextInt(own.size()));
                acknowledge(calls -> calls.put("/users/" + id, body(email)), 200);
            } else {
                var id = own.remove(random.nextInt(own.size()));
                acknowledge(calls -> calls.delete("/users/" + id), 204);
            }
        }
    }

    /** A create that was cut off may have happened: then its e-mail is taken, and nobody knows the id. */
    private void create(String email, List<Long> own) {
        var answer = acknowledge(calls -> calls.post("/users", body(email)), 201, 409);
        if (answer.status() == 201) {
            own.add(answer.json().path("id").asLong());
        }
    }

    private Answer acknowledge(Function<HttpCalls, Answer> call, Integer... statuses) {
        var attempts = new AtomicInteger();
        var answer = Awaitility.await()
                .atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .ignoreException(UncheckedIOException.class)
                .until(
                        () -> call.apply(instances.get(attempts.getAndIncrement() % instances.size())),
                        received -> List.of(statuses).contains(received.status()));
        acknowledged.incrementAndGet();
        return answer;
    }

    private static String body(String email) {
        return "{\"name\":\"Name of " + email + "\",\"email\":\"" + email + "\"}";
    }
}

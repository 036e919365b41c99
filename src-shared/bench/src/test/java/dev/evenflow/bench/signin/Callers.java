package dev.evenflow.bench.signin;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Call addresses without a pause, one thread each, with the newest token of a user, until they are closed. */
final class Callers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AtomicLong calls = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads;
    private volatile boolean done;

    Callers(SignedInUser user, List<String> urls) {
        threads = urls.stream()
                .map(url -> Thread.ofPlatform().daemon().start(() -> call(user, url)))
                .toList();
    }

    /** Waits for so many more, from all together. */
    void awaitCalls(int more) {
        var enough = calls.get() + more;
        await().atMost(PATIENCE).until(() -> calls.get() >= enough);
    }

    /** What was answered otherwise than with 200. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        done = true;
        await().atMost(PATIENCE).until(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    private void call(SignedInUser user, String url) {
        while (!done) {
            var token = user.token();
            var status = user.status(url, token);
            if (status != 200) {
                failures.add(url + " answers " + status);
            }
            calls.incrementAndGet();
        }
    }
}

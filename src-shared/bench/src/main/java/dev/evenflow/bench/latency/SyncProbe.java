package dev.evenflow.bench.latency;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Writes users and looks for their copies until they are there, without blocking a thread. The later a copy is, the longer the
 * pause to the next look, up to a tenth of what it has taken so far: looking must not slow down what is late already.
 */
final class SyncProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*(\\d+)");

    private final Executor threads = Executors.newFixedThreadPool(2, SyncProbe::daemon);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final AtomicLong number = new AtomicLong();
    private final String users;
    private final String copies;
    private final long shortestPause;

    /**
     * Probes two services.
     *
     * @param poll the shortest pause between two looks
     */
    SyncProbe(String userSvc, String notificationSvc, Duration poll) {
        this.users = userSvc + "/users";
        this.copies = notificationSvc + "/notifications/user/";
        this.shortestPause = poll.toNanos();
    }

    /**
     * One write; the measurement hears of it, not of its copy.
     *
     * @param intended when the write was meant to start
     */
    void write(long intended, Measurement measurement) {
        send(intended, measurement, user -> CompletableFuture.completedFuture(null));
    }

    /**
     * One write and the looks for its copy; all of it is told to the measurement.
     *
     * @param intended when the write was meant to start
     */
    void writeAndLook(long intended, Measurement measurement) {
        send(intended, measurement, user -> look(get(user), System.nanoTime(), measurement));
    }

    private void send(long intended, Measurement measurement, Function<String, CompletableFuture<Void>> next) {
        measurement.started();
        http.sendAsync(post(number.incrementAndGet()), BodyHandlers.ofString())
                .thenApply(answer -> written(answer, intended, measurement))
                .thenCompose(next)
                .exceptionally(failure -> {
                    measurement.failed(failure.toString());
                    return null;
                });
    }

    private static String written(HttpResponse<String> answer, long intended, Measurement measurement) {
        measurement.written(System.nanoTime() - intended);
        var id = ID.matcher(answer.body());
        if (answer.statusCode() != 201 || !id.find()) {
            throw new IllegalStateException("POST /users answered " + answer.statusCode() + ": " + answer.body());
        }
        return id.group(1);
    }

    private CompletableFuture<Void> look(HttpRequest request, long answered, Measurement measurement) {
        return http.sendAsync(request, BodyHandlers.discarding()).thenCompose(copy -> {
            var waited = System.nanoTime() - answered;
            if (copy.statusCode() == 200) {
                measurement.seen(waited);
                return CompletableFuture.completedFuture(null);
            }
            if (copy.statusCode() != 404 || waited > PATIENCE.toNanos()) {
                throw new IllegalStateException(request.uri() + " answered " + copy.statusCode());
            }
            return CompletableFuture.supplyAsync(() -> request, afterPause(waited))
                    .thenCompose(again -> look(again, answered, measurement));
        });
    }

    private Executor afterPause(long waited) {
        return CompletableFuture.delayedExecutor(Math.max(shortestPause, waited / 10), TimeUnit.NANOSECONDS, threads);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "probe");
        thread.setDaemon(true);
        return thread;
    }

    private HttpRequest post(long user) {
        return HttpRequest.newBuilder(URI.create(users))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"name\":\"User " + user + "\",\"email\":\"user" + user + "@bench.example\"}"))
                .build();
    }

    private HttpRequest get(String id) {
        return HttpRequest.newBuilder(URI.create(copies + id)).timeout(PATIENCE).build();
    }
}

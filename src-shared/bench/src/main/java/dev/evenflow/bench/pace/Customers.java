package dev.evenflow.bench.pace;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Places orders over HTTP and waits for their confirmation without holding a thread. The same orders in every run. */
final class Customers {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern ORDER = Pattern.compile("\"order_id\"\\s*:\\s*\"([^\"]+)\"");
    private static final long SEED = 5;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newFixedThreadPool(2, Customers::daemon))
            .build();
    private final Random random = new Random(SEED);
    private final URI orders;
    private final Market market;
    private final Confirmed confirmed;

    Customers(String orderSvc, Market market, Confirmed confirmed) {
        this.orders = URI.create(orderSvc + "/orders");
        this.market = market;
        this.confirmed = confirmed;
    }

    /**
     * Places one order; for one thread.
     *
     * @param intended when that was meant to happen
     */
    CompletableFuture<Void> place(long intended, Pace pace) {
        pace.begun();
        return http.sendAsync(request(), BodyHandlers.ofString())
                .thenApply(answer -> accepted(answer, intended, pace))
                .thenCompose(order -> confirmed.at(order).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .thenAccept(time -> pace.confirmed(time - intended))
                .exceptionally(failure -> {
                    pace.failed(failure);
                    return null;
                });
    }

    /** Places orders for so long, as fast as they are confirmed, so many at a time. */
    void hurry(Duration duration, Semaphore room, Pace pace) throws InterruptedException {
        var end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            if (room.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                var unused = place(System.nanoTime(), pace).thenRun(room::release);
            }
        }
    }

    private static String accepted(HttpResponse<String> answer, long intended, Pace pace) {
        pace.accepted(System.nanoTime() - intended);
        var order = ORDER.matcher(answer.body());
        if (answer.statusCode() != 202 || !order.find()) {
            throw new IllegalStateException("POST /orders answered " + answer.statusCode() + ": " + answer.body());
        }
        return order.group(1);
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(orders)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(market.order(random)))
                .build();
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "customer");
        thread.setDaemon(true);
        return thread;
    }
}

package dev.evenflow.bench.queries;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** So many clients, each with a connection of its own, each asking again as soon as it is answered. */
record ClosedLoop(String service, int clients) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Microseconds from the request to the last byte of the answer. */
    Histogram measure(ListQuery query, Duration duration) throws InterruptedException, ExecutionException {
        var all = new Histogram(3);
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var running = threads.invokeAll(IntStream.range(0, clients)
                    .mapToObj(client -> client(query, duration, new Random(client)))
                    .toList());
            for (var times : running) {
                all.add(times.get());
            }
        }
        return all;
    }

    private Callable<Histogram> client(ListQuery query, Duration duration, Random random) {
        return () -> {
            try (var http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                var times = new Histogram(3);
                for (var end = System.nanoTime() + duration.toNanos(); System.nanoTime() < end; ) {
                    times.recordValue(ask(http, query.path(ListQuery.someUser(random))));
                }
                return times;
            }
        };
    }

    private long ask(HttpClient http, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(service + path))
                .timeout(PATIENCE)
                .build();
        var begin = System.nanoTime();
        var answer = http.send(request, BodyHandlers.ofByteArray());
        var micros = (System.nanoTime() - begin) / 1_000;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        return micros;
    }
}

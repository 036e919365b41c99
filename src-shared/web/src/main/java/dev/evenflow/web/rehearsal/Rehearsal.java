package dev.evenflow.web.rehearsal;

import io.quarkus.runtime.Quarkus;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;

/** Plays {@link RehearsalConfig#paths} through and stops the service, where there are any. */
@ApplicationScoped
public class Rehearsal {

    private static final String LOOPBACK = "127.0.0.1";

    private final Vertx vertx;
    private final List<String> paths;

    public Rehearsal(Vertx vertx, RehearsalConfig config) {
        this.vertx = vertx;
        this.paths = config.paths().orElse(List.of());
    }

    void begin(@ObservesAsync HttpServerStart listening) {
        if (!paths.isEmpty()) {
            var client = vertx.createHttpClient(new HttpClientOptions()
                    .setDefaultHost(LOOPBACK)
                    .setDefaultPort(listening.options().getPort()));
            play(client).onComplete(ended -> Quarkus.asyncExit(ended.succeeded() ? 0 : 1));
        }
    }

    private Future<Buffer> play(HttpClient client) {
        var played = Future.succeededFuture(Buffer.buffer());
        for (var path : paths) {
            played = played.compose(before -> get(client, path));
        }
        return played;
    }

    private static Future<Buffer> get(HttpClient client, String path) {
        return client.request(HttpMethod.GET, path)
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body);
    }
}

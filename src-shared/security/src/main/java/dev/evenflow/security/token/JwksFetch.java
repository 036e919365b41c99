package dev.evenflow.security.token;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;

/** Asks the issuer for its keys. */
final class JwksFetch {

    private static final int OK = 200;

    private final Vertx vertx;
    private final HttpClient http;
    private final RequestOptions request;
    private final Duration timeout;

    JwksFetch(Vertx vertx, URI url, Duration timeout) {
        this.vertx = vertx;
        this.http = vertx.createHttpClient();
        this.request = new RequestOptions()
                .setAbsoluteURI(url.toString())
                .setTimeout(timeout.toMillis())
                .putHeader("Accept", "application/json");
        this.timeout = timeout;
    }

    /** Emits on any thread. */
    Uni<Map<String, PublicKey>> keys() {
        return body().ifNoItem()
                .after(timeout)
                .failWith(() -> new IllegalStateException("the issuer does not answer"))
                .map(Buffer::toString)
                .map(JwkSet::parse);
    }

    /** On a context of Vert.x: elsewhere the body might come before anybody waits for it. */
    private Uni<Buffer> body() {
        return Uni.createFrom()
                .emitter(waiting -> vertx.getOrCreateContext()
                        .runOnContext(
                                ignored -> asked().onSuccess(waiting::complete).onFailure(waiting::fail)));
    }

    private Future<Buffer> asked() {
        return http.request(request).compose(HttpClientRequest::send).compose(JwksFetch::content);
    }

    private static Future<Buffer> content(HttpClientResponse response) {
        return response.statusCode() == OK
                ? response.body()
                : Future.failedFuture(new IllegalStateException("the issuer answered " + response.statusCode()));
    }
}

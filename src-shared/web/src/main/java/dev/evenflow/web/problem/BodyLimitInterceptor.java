package dev.evenflow.web.problem;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies whose size is known only once they are there, as those sent in chunks. Up to the limit the body is in
 * memory already ({@code quarkus.rest.input-buffer-size}), so that nothing waits here.
 */
@Provider
public class BodyLimitInterceptor implements ReaderInterceptor {

    private final BodyLimit limit;
    private final CurrentVertxRequest current;

    public BodyLimitInterceptor(BodyLimit limit, CurrentVertxRequest current) {
        this.limit = limit;
        this.current = current;
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        var body = context.getInputStream().readNBytes(limit.bytes() + 1);
        if (body.length > limit.bytes()) {
            discardRest(current.getCurrent());
            throw limit.problem();
        }
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }

    /** On an event loop: what is too large to be kept in memory is handed over on a worker thread. */
    private static void discardRest(RoutingContext request) {
        request.vertx().getOrCreateContext().runOnContext(ignored -> BodyLimit.discardRest(request.request()));
    }
}

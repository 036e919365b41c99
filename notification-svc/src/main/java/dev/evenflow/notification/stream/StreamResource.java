package dev.evenflow.notification.stream;

import dev.evenflow.notification.stream.StreamEvent.Alive;
import dev.evenflow.notification.stream.StreamEvent.Changed;
import dev.evenflow.notification.stream.StreamEvent.Reset;
import dev.evenflow.security.enforce.Access;
import dev.evenflow.web.problem.ProblemType;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.Http1xServerConnection;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes as they are applied, as
 * <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">server-sent events</a>.
 */
@Path("/notifications/stream")
public class StreamResource {

    private static final Duration LEAST = Duration.ofSeconds(1);

    private final Listening listening;
    private final StreamMetrics metrics;
    private final Access access;

    StreamResource(Listening listening, StreamMetrics metrics, Access access) {
        this.listening = listening;
        this.metrics = metrics;
        this.access = access;
    }

    /**
     * {@code user} and {@code user_deleted} for a change of the copy, {@code message} for a message; {@code reset} when
     * changes were or may have been missed, so that the copy has to be read anew. Comments keep the connection open. It ends
     * with the token of who listens.
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> changes(
            @HeaderParam("Last-Event-ID") @Nullable String last,
            @Context Sse sse,
            @Context HttpServerRequest request,
            @Context HttpServerResponse response) {
        if (!listening.hasRoom()) {
            metrics.refused();
            throw ProblemType.UNAVAILABLE.because("too many clients listen, or the service stops");
        }
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var changes =
                listening.changes(Optional.ofNullable(last), () -> cut(request)).map(event -> written(event, sse));
        return access.expiry()
                .map(end -> changes.select().first(timeUntil(end)))
                .orElse(changes);
    }

    /** A token that is over is taken for a moment more, since clocks differ. */
    private static Duration timeUntil(Instant end) {
        var left = Duration.between(Instant.now(), end);
        return left.compareTo(LEAST) < 0 ? LEAST : left;
    }

    /** At once: closed in order, a connection waits until the client has read what was written to it. */
    private static void cut(HttpServerRequest request) {
        if (request.connection() instanceof Http1xServerConnection connection) {
            var unused = connection.channelHandlerContext().close();
        } else {
            request.response().reset();
        }
    }

    private static OutboundSseEvent written(StreamEvent event, Sse sse) {
        var builder = sse.newEventBuilder().id(event.position().text());
        return switch (event) {
            case Changed e ->
                builder.name(e.change().name()).data(e.change().data()).build();
            case Reset e -> builder.name(ChangeJson.RESET).data("{}").build();
            case Alive e -> builder.comment("alive").build();
        };
    }
}

package dev.evenflow.web.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How large a body may be, and what to do with a larger one. */
@ApplicationScoped
public class BodyLimit {

    private static final long MOST_DISCARDED = 16L * 1024 * 1024;

    private final int bytes;

    public BodyLimit(WebConfig config) {
        this.bytes = Math.toIntExact(config.maxBodySize().asLongValue());
    }

    int bytes() {
        return bytes;
    }

    HttpProblem problem() {
        return ProblemType.PAYLOAD_TOO_LARGE.because("At most " + bytes + " bytes are accepted");
    }

    /** A length that is no number is left to the HTTP server, which refuses it. */
    boolean isExceededBy(@Nullable String contentLength) {
        try {
            return contentLength != null && Long.parseLong(contentLength) > bytes;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /**
     * Reads on without keeping anything: a client that is still sending would otherwise meet a closed connection before
     * it reads the answer. Who sends very much more is cut off.
     */
    static void discardRest(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        var discarded = new AtomicLong();
        request.handler(chunk -> {
            if (discarded.addAndGet(chunk.length()) > MOST_DISCARDED) {
                request.connection().close();
            }
        });
        request.resume();
    }
}

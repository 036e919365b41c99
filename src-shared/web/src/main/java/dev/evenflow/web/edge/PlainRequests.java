package dev.evenflow.web.edge;

import dev.evenflow.web.problem.ProblemAnswers;
import dev.evenflow.web.problem.ProblemType;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;
import org.jspecify.annotations.Nullable;

/**
 * Refuses with 400 what a proxy in front could have understood in another way: several hosts, or a path that is only plain
 * after decoding; and an {@code Accept} that says nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-3.2">RFC 9112, section 3.2</a>, on {@code Host}
 */
@ApplicationScoped
public class PlainRequests {

    private static final int EARLY = Integer.MIN_VALUE + 1;

    private final ProblemAnswers answers;

    public PlainRequests(ProblemAnswers answers) {
        this.answers = answers;
    }

    void install(@Observes Router router) {
        router.route().order(EARLY).handler(this::check);
    }

    private void check(RoutingContext context) {
        objection(context.request())
                .ifPresentOrElse(
                        detail -> answers.send(context, ProblemType.BAD_REQUEST.because(detail)), context::next);
    }

    private static Optional<String> objection(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_1_1
                && request.headers().getAll(HttpHeaders.HOST).size() != 1) {
            return Optional.of("Send one Host header");
        }
        if (!PlainPath.isPlain(request.path())) {
            return Optional.of("The path is not a plain one");
        }
        return isReadable(request.getHeader(HttpHeaders.ACCEPT))
                ? Optional.empty()
                : Optional.of("The Accept header cannot be read");
    }

    /** As Quarkus will, but before anything was done. It is text of strangers: whatever comes of it is a refusal. */
    private static boolean isReadable(@Nullable String accept) {
        try {
            if (accept != null) {
                MediaTypeHelper.sortByWeight(MediaTypeHelper.parseHeader(accept));
            }
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}

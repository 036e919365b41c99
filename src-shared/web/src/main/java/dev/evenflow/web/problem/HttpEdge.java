package dev.evenflow.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * What happens before a request reaches a resource: bodies over {@link WebConfig#maxBodySize()} are refused, whether
 * their length is announced or they come in chunks, and paths nobody serves are answered, both as problem details.
 */
@ApplicationScoped
public class HttpEdge {

    private static final int FIRST = Integer.MIN_VALUE;
    private static final List<HttpMethod> WITH_BODY =
            List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final WebConfig config;
    private final ObjectMapper json;

    public HttpEdge(WebConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    void install(@Observes Router router) {
        var bodies = router.route().order(FIRST);
        WITH_BODY.forEach(bodies::method);
        bodies.handler(
                BodyHandler.create(false).setBodyLimit(config.maxBodySize().asLongValue()));
        bodies.failureHandler(this::refuseTooLarge);
        router.errorHandler(
                404,
                context -> answer(context, ProblemType.NOT_FOUND.occurrence().build()));
    }

    private void refuseTooLarge(RoutingContext context) {
        if (context.statusCode() != ProblemType.PAYLOAD_TOO_LARGE.status()) {
            context.next();
            return;
        }
        // The rest of the body is not read: the connection cannot be used again.
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        answer(
                context,
                ProblemType.PAYLOAD_TOO_LARGE.because(
                        "at most " + config.maxBodySize().asLongValue() + " bytes are accepted"));
    }

    private void answer(RoutingContext context, HttpProblem problem) {
        context.response()
                .setStatusCode(problem.getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, HttpProblem.MEDIA_TYPE.toString())
                .end(encoded(problem));
    }

    private Buffer encoded(HttpProblem problem) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot encode a problem", e);
        }
    }
}

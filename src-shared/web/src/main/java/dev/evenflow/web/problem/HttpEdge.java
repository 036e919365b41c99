package dev.evenflow.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What never reaches a resource: bodies announced as too large and paths nobody serves. Answered as problems, too. */
@ApplicationScoped
public class HttpEdge {

    private static final int FIRST = Integer.MIN_VALUE;
    private static final int NOT_FOUND = ProblemType.NOT_FOUND.status();

    private final BodyLimit limit;
    private final ObjectMapper json;

    public HttpEdge(BodyLimit limit, ObjectMapper json) {
        this.limit = limit;
        this.json = json;
    }

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(this::refuseLargeBody);
        router.errorHandler(
                NOT_FOUND,
                context -> answer(context, ProblemType.NOT_FOUND.occurrence().build()));
    }

    private void refuseLargeBody(RoutingContext context) {
        if (limit.isExceededBy(context.request().getHeader(HttpHeaders.CONTENT_LENGTH))) {
            answer(context, limit.problem());
            BodyLimit.discardRest(context.request());
        } else {
            context.next();
        }
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

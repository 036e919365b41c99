package dev.evenflow.web.problem;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.stream.Stream;

/** What never reaches a resource: bodies announced as too large and paths nobody serves. Answered as problems, too. */
@ApplicationScoped
public class HttpEdge {

    /** After the headers that every answer has. */
    private static final int EARLY = Integer.MIN_VALUE + 1;

    /** Just before Quarkus takes what has failed. */
    private static final int LATE = Integer.MAX_VALUE - 1;

    private final BodyLimit limit;
    private final ProblemAnswers answers;

    public HttpEdge(BodyLimit limit, ProblemAnswers answers) {
        this.limit = limit;
        this.answers = answers;
    }

    void install(@Observes Router router) {
        router.route().order(EARLY).handler(this::refuseLargeBody);
        router.route().order(LATE).failureHandler(this::tellOfBadRequest);
        tellPlainly(router);
    }

    void install(@Observes ManagementInterface management) {
        tellPlainly(management.router());
    }

    /** What routers themselves object to. */
    private void tellPlainly(Router router) {
        Stream.of(ProblemType.BAD_REQUEST, ProblemType.NOT_FOUND)
                .forEach(type -> router.errorHandler(
                        type.status(),
                        context -> answers.send(context, type.occurrence().build())));
    }

    /** Quarkus would tell how it came to that. */
    private void tellOfBadRequest(RoutingContext context) {
        if (context.statusCode() == ProblemType.BAD_REQUEST.status()) {
            answers.send(context, ProblemType.BAD_REQUEST.occurrence().build());
        } else {
            context.next();
        }
    }

    private void refuseLargeBody(RoutingContext context) {
        if (limit.isExceededBy(context.request().getHeader(HttpHeaders.CONTENT_LENGTH))) {
            answers.send(context, limit.problem());
            BodyLimit.discardRest(context.request());
        } else {
            context.next();
        }
    }
}

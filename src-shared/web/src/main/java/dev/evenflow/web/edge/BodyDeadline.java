package dev.evenflow.web.edge;

import dev.evenflow.web.problem.ProblemAnswers;
import dev.evenflow.web.problem.ProblemType;
import dev.evenflow.web.problem.WebConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Who sends a body byte by byte is never idle: a body has to be there within {@link WebConfig#bodyTimeout()}. */
@ApplicationScoped
public class BodyDeadline {

    private static final int EARLY = Integer.MIN_VALUE + 1;

    private final long timeoutMillis;
    private final ProblemAnswers answers;

    public BodyDeadline(WebConfig config, ProblemAnswers answers) {
        this.timeoutMillis = config.bodyTimeout().toMillis();
        this.answers = answers;
    }

    void install(@Observes Router router) {
        router.route().order(EARLY).handler(this::begin);
    }

    private void begin(RoutingContext context) {
        var request = context.request();
        if (announcesBody(request)) {
            var timer = context.vertx().setTimer(timeoutMillis, due -> cutOff(context));
            context.addEndHandler(answered -> {
                if (request.isEnded()) {
                    context.vertx().cancelTimer(timer);
                }
            });
        }
        context.next();
    }

    private static boolean announcesBody(HttpServerRequest request) {
        var headers = request.headers();
        return !request.isEnded()
                && (headers.contains(HttpHeaders.CONTENT_LENGTH) || headers.contains(HttpHeaders.TRANSFER_ENCODING));
    }

    private void cutOff(RoutingContext context) {
        var request = context.request();
        if (!request.isEnded()) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            answers.send(context, ProblemType.REQUEST_TIMEOUT.because("The body took too long"));
            var unused = request.connection().close();
        }
    }
}

package dev.evenflow.web.edge;

import dev.evenflow.web.problem.ProblemAnswers;
import dev.evenflow.web.problem.ProblemType;
import dev.evenflow.web.problem.WebConfig;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/** Who sends a body byte by byte is never idle: a body has to be there within {@link WebConfig#bodyTimeout()}. */
@ApplicationScoped
public class BodyDeadline {

    private static final int EARLY = Integer.MIN_VALUE + 1;

    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

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

    /** In HTTP/2 nothing has to announce it. */
    private static boolean announcesBody(HttpServerRequest request) {
        var headers = request.headers();
        return !request.isEnded()
                && !"0".equals(headers.get(HttpHeaders.CONTENT_LENGTH))
                && (request.version() == HttpVersion.HTTP_2
                        ? WITH_BODY.contains(request.method())
                        : headers.contains(HttpHeaders.CONTENT_LENGTH)
                                || headers.contains(HttpHeaders.TRANSFER_ENCODING));
    }

    /** Of a connection with several streams only this one ends. */
    private void cutOff(RoutingContext context) {
        var request = context.request();
        if (request.isEnded()) {
            return;
        }
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            answers.send(context, tooSlow());
            var unused = request.connection().close();
        }
    }

    private static HttpProblem tooSlow() {
        return HttpProblem.builder(ProblemType.REQUEST_TIMEOUT.because("The body took too long"))
                .withHeader(HttpHeaders.CONNECTION.toString(), HttpHeaders.CLOSE)
                .build();
    }
}

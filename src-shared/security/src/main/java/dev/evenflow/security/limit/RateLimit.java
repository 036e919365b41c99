package dev.evenflow.security.limit;

import dev.evenflow.security.AuthMode;
import dev.evenflow.security.limit.Allowances.Allowance;
import dev.evenflow.security.policy.Caller;
import dev.evenflow.security.token.BearerMechanism;
import dev.evenflow.web.problem.ProblemAnswers;
import dev.evenflow.web.problem.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps one caller from taking what is meant for all: a bucket for each user or program with a valid token, and for each
 * address of those without one. Each instance counts for itself. Off where access control is.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit header fields for HTTP</a>,
 *     a draft (10)
 */
@Singleton
public class RateLimit {

    /** Quarkus knows who calls at -200, and reads nothing of the body before 0. */
    private static final int AFTER_AUTHENTICATION = -150;

    private static final String POLICY_HEADER = "RateLimit-Policy";
    private static final String HEADER = "RateLimit";
    private static final String NAME = "\"caller\"";

    private final boolean on;
    private final RateLimitConfig config;
    private final ProblemAnswers answers;
    private final MeterRegistry metrics;
    private final long start = System.nanoTime();

    RateLimit(
            @ConfigProperty(name = "evenflow.auth") AuthMode mode,
            RateLimitConfig config,
            ProblemAnswers answers,
            MeterRegistry metrics) {
        this.on = mode == AuthMode.REQUIRED && config.perSecond() > 0;
        this.config = config;
        this.answers = answers;
        this.metrics = metrics;
    }

    void install(@Observes Router router) {
        if (on) {
            var interval = Duration.ofSeconds(1).dividedBy(config.perSecond());
            var allowances = new Allowances(config.burst(), interval, config.maxCallers());
            router.route().order(AFTER_AUTHENTICATION).handler(request -> check(request, allowances));
        }
    }

    private void check(RoutingContext request, Allowances allowances) {
        var name = name(request);
        var allowance = allowances.take(name, System.nanoTime() - start);
        tell(request, allowance);
        if (allowance.granted()) {
            request.next();
        } else {
            metrics.counter("evenflow.requests.limited", "caller", name.substring(0, name.indexOf(':')))
                    .increment();
            answers.send(request, tooMany(seconds(allowance)));
        }
    }

    private static String name(RoutingContext request) {
        return BearerMechanism.caller(request) instanceof Caller.Known known
                ? known.name()
                : "address:"
                        + ClientAddress.of(request.request().remoteAddress().host());
    }

    private void tell(RoutingContext request, Allowance allowance) {
        request.response()
                .putHeader(
                        POLICY_HEADER,
                        NAME + ";q=" + config.burst() + ";w=" + Math.ceilDiv(config.burst(), config.perSecond()))
                .putHeader(HEADER, NAME + ";r=" + allowance.remaining() + ";t=" + seconds(allowance));
    }

    private static HttpProblem tooMany(long seconds) {
        return HttpProblem.builder(ProblemType.TOO_MANY_REQUESTS.because("Call less often"))
                .withHeader(HttpHeaders.RETRY_AFTER.toString(), seconds)
                .build();
    }

    private static long seconds(Allowance allowance) {
        return allowance.reset().plusNanos(999_999_999).toSeconds();
    }
}

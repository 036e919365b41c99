package dev.evenflow.security.enforce;

import dev.evenflow.security.policy.Caller;
import dev.evenflow.web.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;

/** What callers are told who may not. */
final class AccessProblems {

    private AccessProblems() {}

    static HttpProblem unknown(Caller.Why why) {
        return switch (why) {
            case NO_TOKEN -> unauthorized("Send an access token as Authorization: Bearer", "Bearer");
            case INVALID_TOKEN ->
                unauthorized("The access token is not valid, or not any more", "Bearer error=\"invalid_token\"");
            case NO_KEYS -> ProblemType.UNAVAILABLE.because("The issuer of the tokens has not told its keys yet");
        };
    }

    static HttpProblem tooSoon(Duration patience) {
        return HttpProblem.builder(ProblemType.TOO_MANY_REQUESTS.because(
                        "Too many access tokens from this address were not valid"))
                .withHeader(
                        HttpHeaders.RETRY_AFTER, patience.plusNanos(999_999_999).toSeconds())
                .build();
    }

    static HttpProblem forbidden() {
        return ProblemType.FORBIDDEN.because("None of your roles may do this");
    }

    static HttpProblem hidden() {
        return ProblemType.NOT_FOUND.because("There is no such thing, or it is not yours");
    }

    /** As for what nobody serves. */
    static HttpProblem elsewhere() {
        return ProblemType.NOT_FOUND.because("There is no such thing at this port");
    }

    private static HttpProblem unauthorized(String detail, String challenge) {
        return HttpProblem.builder(ProblemType.UNAUTHORIZED.because(detail))
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build();
    }
}

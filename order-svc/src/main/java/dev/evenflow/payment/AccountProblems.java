package dev.evenflow.payment;

import dev.evenflow.payment.domain.AccountRejection;
import dev.evenflow.web.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** What a refusal is over HTTP. */
public final class AccountProblems {

    private static final int CONFLICT = 409;

    private AccountProblems() {}

    public static HttpProblem of(AccountRejection rejection) {
        return switch (rejection.kind()) {
            case UNKNOWN -> ProblemType.NOT_FOUND.because(rejection.title());
            case REFUSED ->
                new ProblemType(rejection.slug(), CONFLICT, rejection.title()).because("Nothing was changed");
        };
    }
}

package dev.evenflow.outbox.unavailable;

import dev.evenflow.messaging.consume.StoreOutages;
import dev.evenflow.web.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/** The database does not answer: 503, to be tried again. */
@ApplicationScoped
public class OutageProblems implements ProblemPostProcessor {

    private static final int BEFORE_TYPES_ARE_GIVEN = 300;
    private static final int UNFORESEEN = 500;

    private final StoreOutages outages;

    OutageProblems(StoreOutages outages) {
        this.outages = outages;
    }

    @Override
    public int priority() {
        return BEFORE_TYPES_ARE_GIVEN;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        return problem.getStatusCode() == UNFORESEEN && context.cause != null && outages.areBehind(context.cause)
                ? ProblemType.UNAVAILABLE.because("the database does not answer")
                : problem;
    }
}

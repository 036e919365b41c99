package dev.evenflow.eventstore;

import dev.evenflow.web.problem.ProblemType;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;

/** A command that met others at its aggregate too often, as its client sees it. */
@Provider
public final class ConflictProblem extends ExceptionMapperBase<ConflictException> {

    @Override
    protected HttpProblem toProblem(ConflictException conflict) {
        return ProblemType.CONFLICT.because(
                "Others changed the same thing at the same time; nothing was done, try again");
    }
}

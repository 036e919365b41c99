package dev.evenflow.web.problem;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** JSON beyond the limits is the client's fault, which Quarkus takes for ours; {@link ProblemTypes} words it. */
@Provider
public final class ExcessiveJson extends ExceptionMapperBase<StreamConstraintsException> {

    @Override
    protected HttpProblem toProblem(StreamConstraintsException excess) {
        return HttpProblem.valueOf(Response.Status.BAD_REQUEST);
    }
}

package dev.evenflow.outbox.unavailable;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.impl.NoStackTraceThrowable;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** What Vert.x says of connections without an exception of its own, such as one that has broken under a query. */
@Provider
public final class UntypedFailure extends ExceptionMapperBase<NoStackTraceThrowable> {

    @Override
    protected HttpProblem toProblem(NoStackTraceThrowable failure) {
        return HttpProblem.valueOf(Response.Status.INTERNAL_SERVER_ERROR);
    }
}

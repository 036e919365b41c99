package dev.evenflow.web.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import org.jboss.resteasy.reactive.common.util.URLUtils;

/** A form with a broken percent encoding is the client's fault, which Quarkus takes for ours. */
@Provider
public final class UndecodableForm extends ExceptionMapperBase<IllegalArgumentException> {

    /** Frames between the decoder and where it gives up. */
    private static final int NEAR = 3;

    @Override
    protected HttpProblem toProblem(IllegalArgumentException error) {
        return isOfDecoder(error)
                ? ProblemType.BAD_REQUEST.because("The form is not encoded as it has to be")
                : HttpProblem.valueOf(Response.Status.INTERNAL_SERVER_ERROR);
    }

    private static boolean isOfDecoder(IllegalArgumentException error) {
        return Arrays.stream(error.getStackTrace())
                .limit(NEAR)
                .anyMatch(frame -> frame.getClassName().equals(URLUtils.class.getName()));
    }
}

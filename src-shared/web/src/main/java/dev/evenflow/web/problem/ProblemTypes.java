package dev.evenflow.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives every problem its stable type and keeps what only a developer understands out of it. */
@ApplicationScoped
public class ProblemTypes implements ProblemPostProcessor {

    private static final int BEFORE_LOGGING = 200;

    /** A small body can have thousands of them: the answer stays small, too. */
    private static final int MOST_VIOLATIONS = 100;

    @Override
    public int priority() {
        return BEFORE_LOGGING;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getType() != null) {
            return problem;
        }
        if (context.cause instanceof ConstraintViolationException invalid) {
            return ProblemType.violating(violations(invalid));
        }
        var json = jsonError(context.cause);
        return json == null || problem.getStatusCode() >= 500 ? ofStatus(problem) : ofJson(json);
    }

    private static List<FieldViolation> violations(ConstraintViolationException invalid) {
        return invalid.getConstraintViolations().stream()
                .map(violation ->
                        new FieldViolation(FieldNames.of(violation.getPropertyPath()), violation.getMessage()))
                .sorted(Comparator.comparing(FieldViolation::field).thenComparing(FieldViolation::message))
                .limit(MOST_VIOLATIONS)
                .toList();
    }

    private static @Nullable JsonProcessingException jsonError(@Nullable Throwable error) {
        for (var cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException json) {
                return json;
            }
        }
        return null;
    }

    /** Jackson's own messages name classes: the client learns where, not in which type. */
    private static HttpProblem ofJson(JsonProcessingException error) {
        if (error instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            return ProblemType.violating(
                    List.of(new FieldViolation(FieldNames.of(mismatch.getPath()), "has the wrong type")));
        }
        var location = error instanceof JsonMappingException ? null : error.getLocation();
        return ProblemType.MALFORMED_JSON.because(
                location == null
                        ? "expected one JSON object"
                        : "at line " + location.getLineNr() + ", column " + location.getColumnNr());
    }

    private static HttpProblem ofStatus(HttpProblem problem) {
        var type = ProblemType.ofStatus(problem.getStatusCode());
        var typed = type.occurrence();
        problem.getParameters().forEach(typed::with);
        problem.getHeaders().forEach(typed::withHeader);
        return typed.build();
    }
}

package dev.evenflow.web.paging;

import static org.eclipse.microprofile.openapi.annotations.enums.SchemaType.INTEGER;

import dev.evenflow.web.problem.FieldViolation;
import dev.evenflow.web.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The {@code page} and {@code page_size} of a request, as sent; a {@code @BeanParam}. Read as text, because JAX-RS would
 * answer 404 to a number that is none, and only to the first.
 */
public class Paging {

    @QueryParam("page")
    @Parameter(schema = @Schema(type = INTEGER, minimum = "1", defaultValue = "1"))
    @Nullable String page;

    @QueryParam("page_size")
    @Parameter(schema = @Schema(type = INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    @Nullable String pageSize;

    /**
     * The page asked for, by default the first of {@link Page#DEFAULT_SIZE}.
     *
     * @throws HttpProblem 400 with every field that is no whole number within its limits
     */
    public Page requested() {
        var violations = new ArrayList<FieldViolation>();
        var number = within("page", page, 1, Page.MAX_NUMBER, violations);
        var size = within("page_size", pageSize, Page.DEFAULT_SIZE, Page.MAX_SIZE, violations);
        if (!violations.isEmpty()) {
            throw ProblemType.violating(List.copyOf(violations));
        }
        return new Page(number, size);
    }

    private static int within(
            String field, @Nullable String text, int absent, int max, List<FieldViolation> violations) {
        var number = text == null ? OptionalInt.of(absent) : number(text);
        if (number.isPresent() && number.getAsInt() >= 1 && number.getAsInt() <= max) {
            return number.getAsInt();
        }
        violations.add(new FieldViolation(field, "must be a whole number from 1 to " + max));
        return absent;
    }

    private static OptionalInt number(String text) {
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}

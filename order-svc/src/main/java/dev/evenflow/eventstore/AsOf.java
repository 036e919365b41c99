package dev.evenflow.eventstore;

import dev.evenflow.web.problem.FieldViolation;
import dev.evenflow.web.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A moment in the life of an aggregate, as the query parameter {@code as_of} gives it. */
public sealed interface AsOf {

    record AtVersion(long version) implements AsOf {}

    record AtTime(Instant time) implements AsOf {}

    /** The query parameter. */
    String PARAMETER = "as_of";

    Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,100}");
    int MAX_DIGITS = 18;
    int LAST_YEAR = 9999;

    /**
     * What the request asks for; empty for the present.
     *
     * @throws HttpProblem 400 when it is there, and neither a version nor a time
     */
    static Optional<AsOf> of(UriInfo request) {
        return Optional.ofNullable(request.getQueryParameters().getFirst(PARAMETER))
                .map(AsOf::parse);
    }

    /**
     * A version or a time in ISO-8601 with its offset.
     *
     * @throws HttpProblem 400 for everything else
     */
    static AsOf parse(String text) {
        if (WHOLE_NUMBER.matcher(text).matches()) {
            return new AtVersion(text.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(text));
        }
        try {
            return new AtTime(time(text));
        } catch (DateTimeException e) {
            throw ProblemType.violating(
                    List.of(new FieldViolation(PARAMETER, "must be a version or a time like 2025-05-25T10:00:00Z")));
        }
    }

    /** Of a year that PostgreSQL can compare with. */
    private static Instant time(String text) {
        var time = OffsetDateTime.parse(text);
        if (time.getYear() < 0 || time.getYear() > LAST_YEAR) {
            throw new DateTimeException("year " + time.getYear());
        }
        return time.toInstant();
    }
}

package dev.evenflow.web.idempotency;

import dev.evenflow.web.problem.FieldViolation;
import dev.evenflow.web.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a request that may be sent more than once and must take effect once.
 *
 * @param value 1 to 255 visible ASCII characters, compared exactly; after the caller and a space, which no key can hold, where
 *     callers are told apart
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key header</a>
 */
public record IdempotencyKey(String value) {

    public static final String HEADER = "Idempotency-Key";

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,255}");

    /**
     * The key of a request, if it has one.
     *
     * @throws HttpProblem 400 when the header is there more than once or not as it must be
     */
    public static Optional<IdempotencyKey> of(HttpHeaders headers) {
        var sent = headers.getRequestHeader(HEADER);
        if (sent == null || sent.isEmpty()) {
            return Optional.empty();
        }
        if (sent.size() > 1 || !VISIBLE_ASCII.matcher(sent.getFirst()).matches()) {
            throw ProblemType.violating(
                    List.of(new FieldViolation(HEADER, "must be one header of 1 to 255 visible ASCII characters")));
        }
        return Optional.of(new IdempotencyKey(sent.getFirst()));
    }

    /** The key as one of this caller's. */
    IdempotencyKey of(String caller) {
        return new IdempotencyKey(caller + " " + value);
    }
}

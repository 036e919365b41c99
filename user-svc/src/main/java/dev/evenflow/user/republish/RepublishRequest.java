package dev.evenflow.user.republish;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.contracts.consistency.SnapshotQuery;
import dev.evenflow.web.problem.FieldViolation;
import dev.evenflow.web.problem.ProblemType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param since an ISO-8601 time: only users that have changed then or later; without it, all
 */
@RegisterForReflection
public record RepublishRequest(
        @Schema(implementation = String.class, examples = "2025-05-25T10:00:00Z") @Nullable JsonNode since) {

    SnapshotQuery valid() {
        if (since == null || since.isNull()) {
            return new SnapshotQuery(null);
        }
        try {
            return new SnapshotQuery(Instant.parse(since.isTextual() ? since.textValue() : ""));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw ProblemType.violating(
                    List.of(new FieldViolation("since", "must be a time such as 2025-05-25T10:00:00Z")));
        }
    }
}

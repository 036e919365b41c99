package dev.evenflow.notification.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.web.problem.FieldViolation;
import dev.evenflow.web.problem.ProblemType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param from {@code "beginning"}, an ISO-8601 time or a stream sequence, as a number or a string
 */
@RegisterForReflection
public record ReplayRequest(
        @Schema(implementation = String.class, examples = "beginning") @Nullable JsonNode from) {

    ReplayFrom validFrom() {
        return Optional.ofNullable(from)
                .map(JsonNode::asText)
                .flatMap(ReplayFrom::parse)
                .orElseThrow(() -> ProblemType.violating(List.of(new FieldViolation(
                        "from", "must be \"beginning\", a time such as 2025-05-25T10:00:00Z or a sequence from 1"))));
    }
}

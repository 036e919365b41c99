package dev.evenflow.participant;

import dev.evenflow.Api;
import dev.evenflow.Tables;
import java.util.List;
import java.util.UUID;

/** What a saga is answered, in the order in which it leaves. */
public record Heard(Tables tables) {

    /** Such as {@code reserve_stock done}, {@code reserve_stock refused: compensated}, {@code commit_stock not yet: …}. */
    public List<String> by(UUID sagaId) {
        return tables
                .rows("SELECT payload FROM outbox WHERE subject = 'saga.replies' AND aggregate_id = '" + sagaId
                        + "' ORDER BY id")
                .stream()
                .map(row -> reply(String.valueOf(row.get("payload"))))
                .toList();
    }

    private static String reply(String envelope) {
        var type = Api.json(envelope).path("type").asText();
        var reply = Api.json(envelope).path("payload");
        var step = reply.path("step").asText();
        if (type.equals("step_done")) {
            return step + " done";
        }
        var kind = reply.path("retryable").booleanValue() ? " not yet: " : " refused: ";
        return step + kind + reply.path("reason").asText();
    }
}

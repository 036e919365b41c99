package dev.evenflow.inventory;

import dev.evenflow.Tables;
import java.util.List;
import java.util.Map;

/** What stands in the outbox about a product or a reservation, in the order in which it leaves. */
public record Told(Tables tables) {

    public List<Map<String, Object>> of(String aggregateId) {
        return tables.rows("SELECT type, version, subject, payload FROM outbox WHERE aggregate_id = '" + aggregateId
                + "' ORDER BY id");
    }

    public List<String> types(String aggregateId) {
        return of(aggregateId).stream()
                .map(row -> String.valueOf(row.get("type")))
                .toList();
    }

    public List<Object> versions(String aggregateId) {
        return of(aggregateId).stream().map(row -> row.get("version")).toList();
    }
}

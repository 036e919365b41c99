package dev.evenflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many rows there are of everything that a call may write; relayed rows aside, which no test here has. */
public record Written(Map<String, Long> rows) {

    private static final List<String> TABLES = List.of(
            "eventstore.events",
            "outbox",
            "idempotency_keys",
            "inbox",
            "inventory.products",
            "inventory.order_stock",
            "inventory.reservations",
            "payment.payments",
            "payment.user_accounts",
            "saga.instances",
            "shipping.shipments",
            "users.users");

    public static Written now(Tables tables) {
        var rows = new LinkedHashMap<String, Long>();
        TABLES.forEach(table -> rows.put(table, tables.count(table)));
        return new Written(rows);
    }
}

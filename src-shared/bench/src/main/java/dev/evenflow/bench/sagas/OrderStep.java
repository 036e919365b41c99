package dev.evenflow.bench.sagas;

import java.time.Instant;
import java.util.Map;

/**
 * An event of an order as it is stored.
 *
 * @param reason empty where the event has none
 */
record OrderStep(String orderId, long version, String type, String reason, Instant at) {

    static final String CREATED = "order_created";

    private static final Map<String, String> STATUSES = Map.of(
            CREATED,
            "pending",
            "order_approved",
            "approved",
            "order_rejected",
            "rejected",
            "order_confirmed",
            "confirmed",
            "order_cancelled",
            "cancelled",
            "order_shipped",
            "shipped",
            "order_delivered",
            "delivered");

    private static final Map<String, String> MESSAGES = Map.of(
            CREATED,
            "received",
            "order_rejected",
            "cancelled",
            "order_confirmed",
            "confirmed",
            "order_cancelled",
            "cancelled",
            "order_shipped",
            "shipped",
            "order_delivered",
            "delivered");

    /** Of the order after it; empty where it changes none. */
    String status() {
        return STATUSES.getOrDefault(type, "");
    }

    /** The message the customer gets of it; empty for none. */
    String message() {
        return MESSAGES.getOrDefault(type, "");
    }
}

package dev.evenflow.order.query;

import dev.evenflow.order.domain.OrderStatus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * An order in the read model, which follows its events a few milliseconds behind.
 *
 * @param userName of this moment; empty, as the e-mail, once the user is deleted
 * @param itemCount pieces of all products
 * @param statusDisplay the status in words
 */
public record OrderView(
        UUID id,
        long userId,
        String userName,
        String userEmail,
        List<OrderItemView> items,
        long itemCount,
        BigDecimal total,
        String status,
        String statusDisplay,
        Instant createdAt,
        Instant updatedAt) {

    static OrderView of(Row row) {
        var status = row.getString("status");
        return new OrderView(
                row.getUUID("id"),
                row.getLong("user_id"),
                row.getString("user_name"),
                row.getString("user_email"),
                items(row.getString("items")),
                row.getLong("item_count"),
                row.getBigDecimal("total"),
                status,
                OrderStatus.valueOf(status.toUpperCase(Locale.ROOT)).display(),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private static List<OrderItemView> items(String stored) {
        return new JsonArray(stored)
                .stream().map(JsonObject.class::cast).map(OrderItemView::of).toList();
    }
}

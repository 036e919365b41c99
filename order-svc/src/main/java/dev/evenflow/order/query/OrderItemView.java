package dev.evenflow.order.query;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A line of an order in the read model.
 *
 * @param productName of this moment
 * @param price of one piece, as it was when the order was placed
 */
public record OrderItemView(UUID productId, String productName, long quantity, BigDecimal price, BigDecimal subtotal) {

    static OrderItemView of(JsonObject item) {
        var price = new BigDecimal(item.getString("price"));
        var quantity = item.getLong("quantity");
        return new OrderItemView(
                UUID.fromString(item.getString("product_id")),
                item.getString("product_name"),
                quantity,
                price,
                price.multiply(BigDecimal.valueOf(quantity)));
    }
}

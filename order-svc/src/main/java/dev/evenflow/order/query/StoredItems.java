package dev.evenflow.order.query;

import dev.evenflow.order.domain.OrderLine;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The items of an order as a JSON column; sums as text, which loses nothing. */
final class StoredItems {

    private StoredItems() {}

    static String of(List<OrderLine> lines) {
        var items = new JsonArray();
        lines.forEach(line -> items.add(new JsonObject()
                .put("product_id", line.productId().toString())
                .put("product_name", line.productName())
                .put("quantity", line.quantity())
                .put("price", line.price().amount().toPlainString())));
        return items.encode();
    }

    /** Pieces of all products. */
    static long count(List<OrderLine> lines) {
        return lines.stream().mapToLong(OrderLine::quantity).sum();
    }
}

package dev.evenflow.order.show;

import dev.evenflow.order.domain.OrderLine;
import java.math.BigDecimal;
import java.util.UUID;

/** A line of an order as clients see it: name and price are those of the moment it was placed. */
public record OrderLineView(UUID productId, String productName, long quantity, BigDecimal price, BigDecimal subtotal) {

    static OrderLineView of(OrderLine line) {
        return new OrderLineView(
                line.productId(),
                line.productName(),
                line.quantity(),
                line.price().amount(),
                line.subtotal().amount());
    }
}

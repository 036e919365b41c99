package dev.evenflow.order.domain;

import dev.evenflow.money.domain.Money;
import java.util.List;
import java.util.UUID;

/**
 * So much of a product.
 *
 * @param productName as it was when the order was placed
 * @param quantity from 1
 * @param price of one piece, as it was when the order was placed
 */
public record OrderLine(UUID productId, String productName, long quantity, Money price) {

    public Money subtotal() {
        return price.times(quantity);
    }

    public static Money total(List<OrderLine> lines) {
        return lines.stream().map(OrderLine::subtotal).reduce(Money.ZERO, Money::plus);
    }
}

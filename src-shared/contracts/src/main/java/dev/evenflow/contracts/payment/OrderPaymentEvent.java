package dev.evenflow.contracts.payment;

import java.math.BigDecimal;
import java.util.UUID;

/** What became of the payment of an order: an order has one payment, so the order's id is the payment's. */
public sealed interface OrderPaymentEvent extends PaymentEvent
        permits PaymentProcessed, PaymentFailed, PaymentRefunded {

    UUID orderId();

    /** With two places, in the currency of the account. */
    BigDecimal amount();

    @Override
    default String aggregateId() {
        return orderId().toString();
    }
}

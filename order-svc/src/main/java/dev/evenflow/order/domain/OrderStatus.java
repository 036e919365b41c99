package dev.evenflow.order.domain;

import java.util.Locale;

/** Where an order is; shown by its {@link #wireName()}. */
public enum OrderStatus {
    /** There is no such order. */
    NONE,
    PENDING,
    APPROVED,
    REJECTED,
    CONFIRMED,
    SHIPPED,
    DELIVERED,
    CANCELLED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In words. */
    public String display() {
        return name().charAt(0) + wireName().substring(1);
    }
}

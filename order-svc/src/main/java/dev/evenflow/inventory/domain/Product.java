package dev.evenflow.inventory.domain;

import dev.evenflow.money.domain.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that can be ordered.
 *
 * @param stock what can still be reserved
 * @param reserved what is held by reservations, and no part of the stock
 * @param version number of events about it, from 1
 */
public record Product(
        UUID id,
        String name,
        String description,
        Money price,
        long stock,
        long reserved,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** The most of a product that can be in stock. */
    public static final long MAX_STOCK = 1_000_000_000;

    public static Product created(UUID id, String name, String description, Money price, long stock, Instant now) {
        return new Product(id, name, description, price, stock, 0, 1, now, now);
    }

    /** After so much of it was reserved, which is there: one event more where nothing is left any more. */
    public Product held(long quantity, Instant now) {
        var events = stock == quantity ? 2 : 1;
        return moved(stock - quantity, reserved + quantity, version + events, now);
    }

    /** After so much of what is reserved was sold. */
    public Product sold(long quantity, Instant now) {
        return moved(stock, reserved - quantity, version + 1, now);
    }

    private Product moved(long stockNow, long reservedNow, long versionNow, Instant now) {
        return new Product(id, name, description, price, stockNow, reservedNow, versionNow, createdAt, now);
    }
}

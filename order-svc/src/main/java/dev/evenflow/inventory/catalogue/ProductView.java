package dev.evenflow.inventory.catalogue;

import dev.evenflow.inventory.domain.Product;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A product as clients see it.
 *
 * @param stock what can still be reserved; what is reserved is not part of it
 */
public record ProductView(
        UUID id,
        String name,
        String description,
        BigDecimal price,
        long stock,
        long reserved,
        Instant createdAt,
        Instant updatedAt) {

    static ProductView of(Product product) {
        return new ProductView(
                product.id(),
                product.name(),
                product.description(),
                product.price().amount(),
                product.stock(),
                product.reserved(),
                product.createdAt(),
                product.updatedAt());
    }
}

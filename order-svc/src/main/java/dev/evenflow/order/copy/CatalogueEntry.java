package dev.evenflow.order.copy;

import dev.evenflow.contracts.inventory.ProductCreated;
import dev.evenflow.contracts.inventory.ProductEvent;
import dev.evenflow.contracts.inventory.ProductUpdated;
import dev.evenflow.money.domain.Money;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A product as an order has to know it.
 *
 * @param version of the product when it was so
 */
public record CatalogueEntry(UUID id, String name, Money price, long version) {

    /** Empty for what is about the stock alone. */
    static Optional<CatalogueEntry> of(ProductEvent event, long version) {
        return switch (event) {
            case ProductCreated e ->
                Optional.of(new CatalogueEntry(e.productId(), e.name(), new Money(e.price()), version));
            case ProductUpdated e ->
                Optional.of(new CatalogueEntry(e.productId(), e.name(), new Money(e.price()), version));
            default -> Optional.empty();
        };
    }

    /** The newest of each product, by id. */
    static List<CatalogueEntry> newest(Collection<CatalogueEntry> entries) {
        var newest = new TreeMap<UUID, CatalogueEntry>();
        entries.forEach(entry ->
                newest.merge(entry.id, entry, (known, other) -> other.version > known.version ? other : known));
        return List.copyOf(newest.values());
    }
}

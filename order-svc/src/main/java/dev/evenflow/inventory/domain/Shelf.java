package dev.evenflow.inventory.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Products that nobody else can change meanwhile, as they are after what was decided so far. */
public final class Shelf {

    private final Map<UUID, Product> products;
    private final Map<UUID, Product> changed = new LinkedHashMap<>();
    private final Instant now;

    public Shelf(Map<UUID, Product> products, Instant now) {
        this.products = new LinkedHashMap<>(products);
        this.now = now;
    }

    /** What keeps an order from getting all of these; nothing when all can be held. */
    public List<Shortage> shortages(List<Reservation> asked) {
        return asked.stream()
                .flatMap(one -> Shortage.of(one, products).stream())
                .toList();
    }

    /** Takes what is there; gives the product as it is then. */
    public Product hold(Reservation asked) {
        return change(product(asked.productId()).held(asked.quantity(), now));
    }

    /** Lets go of what is held; gives the product as it is then. */
    public Product sell(Reservation held) {
        return change(product(held.productId()).sold(held.quantity(), now));
    }

    /** As they are to be written. */
    public Collection<Product> changed() {
        return changed.values();
    }

    private Product product(UUID id) {
        return Objects.requireNonNull(products.get(id));
    }

    private Product change(Product after) {
        products.put(after.id(), after);
        changed.put(after.id(), after);
        return after;
    }
}

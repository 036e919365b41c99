package dev.evenflow.inventory.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Why a reservation cannot be made. */
public record Shortage(Reservation asked, Reason reason) {

    /** The first is what an order hears when several hold; {@link #slug()} is published. */
    public enum Reason {
        UNKNOWN_PRODUCT("unknown-product"),
        INSUFFICIENT_STOCK("insufficient-stock");

        private final String slug;

        Reason(String slug) {
            this.slug = slug;
        }

        public String slug() {
            return slug;
        }
    }

    /** What the order as a whole is refused for. */
    public static Optional<Reason> first(List<Shortage> shortages) {
        return shortages.stream().map(Shortage::reason).min(Reason::compareTo);
    }

    /**
     * What keeps this one from being made; empty when nothing does.
     *
     * @param products that there are
     */
    static Optional<Shortage> of(Reservation asked, Map<UUID, Product> products) {
        var product = products.get(asked.productId());
        if (product == null) {
            return Optional.of(new Shortage(asked, Reason.UNKNOWN_PRODUCT));
        }
        return product.stock() < asked.quantity()
                ? Optional.of(new Shortage(asked, Reason.INSUFFICIENT_STOCK))
                : Optional.empty();
    }
}

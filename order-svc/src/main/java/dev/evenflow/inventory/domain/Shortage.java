package dev.evenflow.inventory.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

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

    /**
     * What keeps an order from getting all of these; nothing when all can be held.
     *
     * @param stock of the products that there are
     */
    public static List<Shortage> of(List<Reservation> asked, Map<UUID, Long> stock) {
        return asked.stream().flatMap(one -> of(one, stock)).toList();
    }

    /** What the order as a whole is refused for. */
    public static Optional<Reason> first(List<Shortage> shortages) {
        return shortages.stream().map(Shortage::reason).min(Reason::compareTo);
    }

    private static Stream<Shortage> of(Reservation asked, Map<UUID, Long> stock) {
        var left = stock.get(asked.productId());
        if (left == null) {
            return Stream.of(new Shortage(asked, Reason.UNKNOWN_PRODUCT));
        }
        return left < asked.quantity() ? Stream.of(new Shortage(asked, Reason.INSUFFICIENT_STOCK)) : Stream.empty();
    }
}

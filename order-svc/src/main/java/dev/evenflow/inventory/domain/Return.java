package dev.evenflow.inventory.domain;

import java.util.UUID;

/**
 * Stock that has come back from a reservation.
 *
 * @param stock of the product after it
 * @param version of the product after it
 */
public record Return(UUID reservationId, UUID productId, long quantity, long stock, long version) {

    /** Why it has come back; {@link #wireName()} is published. */
    public enum Reason {
        RELEASED("released"),
        EXPIRED("expired");

        private final String wireName;

        Reason(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}

package dev.evenflow.inventory.reserve;

import dev.evenflow.inventory.domain.Reservation;
import java.time.Instant;
import java.util.UUID;

/**
 * A reservation that was made.
 *
 * @param status {@code reserved}
 * @param expiresAt when the stock goes back by itself
 */
public record ReservationView(String status, UUID reservationId, Instant expiresAt) {

    static ReservationView of(Reservation reservation) {
        return new ReservationView("reserved", reservation.id(), reservation.expiresAt());
    }
}

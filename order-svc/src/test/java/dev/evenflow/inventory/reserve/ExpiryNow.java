package dev.evenflow.inventory.reserve;

import jakarta.inject.Singleton;

/** Looks for forgotten reservations at once. */
@Singleton
public class ExpiryNow {

    private final ReservationExpiry expiry;

    ExpiryNow(ReservationExpiry expiry) {
        this.expiry = expiry;
    }

    public void now() {
        expiry.run().await().indefinitely();
    }
}

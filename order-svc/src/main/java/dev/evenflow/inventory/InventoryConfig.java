package dev.evenflow.inventory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What can be set of reservations. */
@ConfigMapping(prefix = "evenflow.inventory")
public interface InventoryConfig {

    /** How long stock is held for somebody who does not come back. Default 15 minutes, 1 s to 30 days. */
    @WithDefault("15m")
    @DurationMin(seconds = 1)
    @DurationMax(days = 30)
    Duration reservationTtl();

    /**
     * How long stock is held for an order that is neither confirmed nor cancelled; longer than anybody may take to approve
     * one. What belongs to a confirmed order never goes back by itself. Default 7 days, 1 s to 365 days.
     */
    @WithDefault("7d")
    @DurationMin(seconds = 1)
    @DurationMax(days = 365)
    Duration orderReservationTtl();

    Expiry expiry();

    /** The end of reservations. */
    interface Expiry {

        /** How often forgotten reservations are looked for. Default 5 s, at least 1 s. */
        @WithDefault("5s")
        @DurationMin(seconds = 1)
        Duration every();

        /** Reservations that one transaction ends. Default 500, 1 to 10000. */
        @WithDefault("500")
        @Min(1) @Max(10_000) int batchSize();

        /** How long one that has ended is remembered, so that releasing it again is no error. Default 24 hours. */
        @WithDefault("24h")
        @DurationMin(seconds = 1)
        Duration remembered();
    }
}

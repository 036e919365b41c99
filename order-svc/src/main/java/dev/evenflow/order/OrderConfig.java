package dev.evenflow.order;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What can be set of orders. */
@ConfigMapping(prefix = "evenflow.order")
public interface OrderConfig {

    Approval approval();

    /** Who says yes to an order. */
    interface Approval {

        /** Orders that cost less than this are approved by themselves, others by somebody. Default 10000.00; 0 for none. */
        @WithDefault("10000.00")
        @PositiveOrZero @Digits(integer = 12, fraction = 2) BigDecimal limit();

        /** How long an order waits for that somebody before it is rejected. Default 24 hours, 1 s to 30 days. */
        @WithDefault("24h")
        @DurationMin(seconds = 1)
        @DurationMax(days = 30)
        Duration deadline();
    }
}

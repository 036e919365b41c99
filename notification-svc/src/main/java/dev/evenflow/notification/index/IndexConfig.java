package dev.evenflow.notification.index;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How soon the creation of an index that failed is tried again. */
@ConfigMapping(prefix = "evenflow.indexes")
interface IndexConfig {

    /** The first pause; it doubles with each failure. Default 1 s. */
    @WithDefault("1s")
    Duration firstBackoff();

    /** The longest pause. Default 30 s. */
    @WithDefault("30s")
    Duration maxBackoff();
}

package dev.evenflow.outbox.observe;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** Leaves out gauges that are wrong. */
final class SqlClientMeters {

    private static final Set<String> OF_THE_FIRST_CONNECTION = Set.of("postgresql.queue.size", "postgresql.current");

    /** Each connection of the pool registers them under the same name, so they tell of the first one only. */
    @Produces
    @Singleton
    MeterFilter withoutGaugesOfOneConnection() {
        return MeterFilter.deny(id -> OF_THE_FIRST_CONNECTION.contains(id.getName()));
    }
}

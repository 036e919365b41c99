package dev.evenflow.eventstore;

import com.fasterxml.jackson.databind.Module;
import dev.evenflow.contracts.EventCodec;
import dev.evenflow.contracts.EventIds;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What the classes here need and CDI cannot make by itself. */
final class Wiring {

    /** Ticks in microseconds: what PostgreSQL stores, so that an event published and read again shows the same time. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }

    @Produces
    @Singleton
    EventIds eventIds() {
        return new EventIds();
    }

    @Produces
    @Singleton
    EventCodec eventCodec() {
        return new EventCodec();
    }

    @Produces
    @Singleton
    EventJson eventJson(@All List<Module> modules) {
        return new EventJson(modules.toArray(Module[]::new));
    }
}

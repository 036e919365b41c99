package dev.evenflow.outbox.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/**
 * {@code evenflow.outbox.pending}, {@code evenflow.outbox.oldest.age} (seconds) and {@code evenflow.outbox.parked},
 * counted every {@code evenflow.outbox.metrics-interval} and not when they are read. Every instance tells the same, as
 * there is one outbox.
 */
@ApplicationScoped
public class OutboxGauges {

    private static final Logger LOG = Logger.getLogger(OutboxGauges.class);

    private final Pool pool;
    private volatile Backlog backlog = Backlog.UNKNOWN;

    OutboxGauges(Pool pool, MeterRegistry meters) {
        this.pool = pool;
        gauge("evenflow.outbox.pending", "Events not yet acknowledged by the broker", Backlog::pending)
                .register(meters);
        gauge("evenflow.outbox.oldest.age", "How long the first of them has waited", Backlog::oldestAge)
                .baseUnit("seconds")
                .register(meters);
        gauge("evenflow.outbox.parked", "Events the broker refused for good", Backlog::parked)
                .register(meters);
    }

    @Scheduled(every = "${evenflow.outbox.metrics-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return pool.query(Backlog.QUERY)
                .execute()
                .map(rows -> Backlog.of(rows.iterator().next()))
                .onFailure()
                .recoverWithItem(OutboxGauges::unknown)
                .invoke(counted -> backlog = counted)
                .replaceWithVoid();
    }

    private static Backlog unknown(Throwable failure) {
        LOG.debugf("The outbox cannot be counted: %s", failure.getMessage());
        return Backlog.UNKNOWN;
    }

    private Gauge.Builder<OutboxGauges> gauge(String name, String description, ToDoubleFunction<Backlog> value) {
        return Gauge.builder(name, this, gauges -> value.applyAsDouble(gauges.backlog))
                .description(description)
                .strongReference(true);
    }
}

package dev.evenflow.user.erasure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * {@code evenflow.erasure.pending} and {@code evenflow.erasure.oldest.age} (seconds since the deletion), counted every
 * {@code evenflow.outbox.metrics-interval} and told alike by every instance; {@code evenflow.erasure.users} and
 * {@code evenflow.erasure.events} count what this one has erased.
 */
@Singleton
class ErasureMeters {

    private static final Logger LOG = Logger.getLogger(ErasureMeters.class);

    private static final String COUNT = """
            SELECT count(*)::float8 AS pending,
                   coalesce(extract(epoch FROM clock_timestamp() - min(deleted_at)), 0)::float8 AS oldest
            FROM erasures""";

    private final Pool pool;
    private final Counter users;
    private final Counter events;
    private volatile double pending = Double.NaN;
    private volatile double oldest = Double.NaN;

    ErasureMeters(Pool pool, MeterRegistry meters) {
        this.pool = pool;
        this.users = meters.counter("evenflow.erasure.users");
        this.events = meters.counter("evenflow.erasure.events");
        Gauge.builder("evenflow.erasure.pending", this, counted -> counted.pending)
                .description("Deleted users of whom something is still told elsewhere")
                .strongReference(true)
                .register(meters);
        Gauge.builder("evenflow.erasure.oldest.age", this, counted -> counted.oldest)
                .description("How long ago the first of them was deleted")
                .baseUnit("seconds")
                .strongReference(true)
                .register(meters);
    }

    void erased(int erasedUsers, long erasedEvents) {
        users.increment(erasedUsers);
        events.increment((double) erasedEvents);
    }

    @Scheduled(every = "${evenflow.outbox.metrics-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return pool.query(COUNT)
                .execute()
                .map(rows -> rows.iterator().next())
                .invoke(row -> {
                    pending = row.getDouble("pending");
                    oldest = row.getDouble("oldest");
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(this::unknown);
    }

    private Uni<Void> unknown(Throwable failure) {
        LOG.debugf("The erasures cannot be counted: %s", failure.getMessage());
        pending = Double.NaN;
        oldest = Double.NaN;
        return Uni.createFrom().voidItem();
    }
}

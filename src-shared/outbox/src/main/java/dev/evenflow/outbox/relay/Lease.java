package dev.evenflow.outbox.relay;

import dev.evenflow.outbox.OutboxConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The right to relay: one row with a holder and an expiry by the clock of the database. It needs nothing but
 * {@code UPDATE}, so it works on every PostgreSQL-compatible engine.
 *
 * <p>The holder counts on its own monotonic clock from before the statement that renewed, so it believes to hold the
 * lease never longer than the database does.
 *
 * @see <a href="https://doi.org/10.1145/74850.74870">Gray, Cheriton: Leases (1989)</a>
 */
@ApplicationScoped
class Lease {

    private static final Logger LOG = Logger.getLogger(Lease.class);

    private static final String ACQUIRE = """
            INSERT INTO outbox_lease AS lease (name, holder, expires_at)
            VALUES ('relay', $1, clock_timestamp() + $2 * interval '1 millisecond')
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
            WHERE lease.holder = excluded.holder OR lease.expires_at < clock_timestamp()
            RETURNING holder""";

    private static final String RELEASE =
            "UPDATE outbox_lease SET expires_at = clock_timestamp() WHERE name = 'relay' AND holder = $1";

    private final Pool pool;
    private final Duration ttl;
    private final String holder = ProcessHandle.current().pid() + "/" + UUID.randomUUID(); // the pid is for people
    private volatile boolean held;
    private volatile long heldUntilNanos;

    Lease(Pool pool, OutboxConfig config) {
        this.pool = pool;
        this.ttl = config.lease().ttl();
    }

    boolean isHeld() {
        return held && System.nanoTime() - heldUntilNanos < 0;
    }

    /** Takes the lease when it is free, keeps it when it is ours. */
    Uni<Boolean> acquire() {
        var asked = System.nanoTime();
        return pool.preparedQuery(ACQUIRE)
                .execute(Tuple.of(holder, ttl.toMillis()))
                .map(rows -> remember(rows.size() > 0, asked));
    }

    /** Lets a standby take over at once. */
    Uni<Void> release() {
        if (!held) {
            return Uni.createFrom().voidItem();
        }
        held = false;
        return pool.preparedQuery(RELEASE).execute(Tuple.of(holder)).replaceWithVoid();
    }

    private boolean remember(boolean granted, long asked) {
        if (granted != held) {
            LOG.info(granted ? "Relaying the outbox" : "Another instance relays the outbox now");
        }
        held = granted;
        heldUntilNanos = asked + ttl.toNanos();
        return granted;
    }
}

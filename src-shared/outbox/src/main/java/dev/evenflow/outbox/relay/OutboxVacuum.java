package dev.evenflow.outbox.relay;

import dev.evenflow.outbox.OutboxConfig;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Keeps the relay's reads short. They begin at the oldest row, and pass every row that was deleted until it is vacuumed:
 * 8 ms for each 100,000. Autovacuum comes by once a minute at most, which is too seldom for a table that lives from
 * being emptied. Only called on the relay's event loop.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-vacuum.html">PostgreSQL: VACUUM</a>
 */
@ApplicationScoped
class OutboxVacuum {

    private static final Logger LOG = Logger.getLogger(OutboxVacuum.class);

    /** Skips its turn when autovacuum is there; does not take the lock that shrinking the file would need. */
    private static final String VACUUM = "VACUUM (SKIP_LOCKED, INDEX_CLEANUP ON, TRUNCATE OFF) outbox";

    private final Pool pool;
    private final int after;

    private long deleted;
    private volatile boolean underWay;
    private volatile boolean refused;

    OutboxVacuum(Pool pool, OutboxConfig config) {
        this.pool = pool;
        this.after = config.vacuumAfter();
    }

    /** Vacuums when enough has come together, and is not waited for. */
    void deleted(int rows) {
        deleted += rows;
        if (after > 0 && deleted >= after && !underWay && !refused) {
            deleted = 0;
            underWay = true;
            pool.query(VACUUM).execute().subscribe().with(done -> underWay = false, this::failed);
        }
    }

    /** An engine may not know it. PostgreSQL only warns a role that may not. */
    private void failed(Throwable failure) {
        refused = isRefused(failure);
        underWay = false;
        if (refused) {
            LOG.infof("The outbox is left to the database's own vacuum: %s", failure.getMessage());
        }
    }

    private static boolean isRefused(Throwable failure) {
        return failure instanceof io.vertx.sqlclient.DatabaseException database
                && database.getSqlState() != null
                && (database.getSqlState().startsWith("42")
                        || database.getSqlState().startsWith("0A"));
    }
}

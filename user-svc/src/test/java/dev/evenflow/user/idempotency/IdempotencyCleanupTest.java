package dev.evenflow.user.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.outbox.idempotency.IdempotencyCleanup;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdempotencyCleanupTest {

    @Inject
    Pool pool;

    @Inject
    IdempotencyCleanup cleanup;

    @Test
    void removeExpired_removesAllBatches_andKeepsWhatIsFresh() {
        run("TRUNCATE idempotency_keys");
        run("INSERT INTO idempotency_keys (key, fingerprint, created_at) "
                + "SELECT 'old-' || n, 'f', now() - interval '25 hours' FROM generate_series(1, 2500) AS n");
        run("INSERT INTO idempotency_keys (key, fingerprint) VALUES ('fresh', 'f')");

        cleanup.removeExpired().await().indefinitely();

        var left =
                pool.query("SELECT key FROM idempotency_keys").execute().await().indefinitely();
        assertThat(left).extracting(row -> row.getString("key")).containsExactly("fresh");
    }

    private void run(String statement) {
        pool.query(statement).execute().await().indefinitely();
    }
}

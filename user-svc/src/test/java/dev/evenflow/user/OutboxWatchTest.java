package dev.evenflow.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator sees of the outbox. NATS is not there, so rows stay. */
@QuarkusTest
class OutboxWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Tables tables;

    private final UserApi api = new UserApi();

    @BeforeEach
    void clear() {
        tables.clear();
    }

    @Test
    void outboxStatus_tellsWhatWaits() {
        assertThat(api.get("/admin/outbox").body()).isEqualTo("{\"pending\":0,\"oldest_age_ms\":0,\"parked\":0}");
        api.created("A", "a@example.com");
        api.created("B", "b@example.com");
        tables.execute("UPDATE outbox SET created_at = now() - interval '1 minute'");
        tables.execute("UPDATE outbox SET parked_at = now(), error = 'no' WHERE version = 1 AND type = 'user_created'"
                + " AND id = (SELECT min(id) FROM outbox)");

        var status = UserApi.json(api.get("/admin/outbox"));

        assertThat(status.get("pending").longValue()).isOne();
        assertThat(status.get("parked").longValue()).isOne();
        assertThat(status.get("oldest_age_ms").longValue()).isBetween(60_000L, 90_000L);
    }

    @Test
    void metrics_tellWhatWaits() {
        api.created("A", "a@example.com");
        tables.execute("UPDATE outbox SET created_at = now() - interval '1 minute'");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api.get("/q/metrics").body())
                        .containsPattern("(?m)^evenflow_outbox_pending 1.0$")
                        .containsPattern("(?m)^evenflow_outbox_oldest_age_seconds [6-8]\\d\\.\\d+$")
                        .containsPattern("(?m)^evenflow_outbox_parked 0.0$")
                        .doesNotContain("postgresql_queue_size"));
    }
}

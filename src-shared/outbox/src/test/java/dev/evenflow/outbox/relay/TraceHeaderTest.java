package dev.evenflow.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.testkit.quarkus.NatsResource;
import dev.evenflow.testkit.quarkus.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tracing is off here, as it is where no collector is configured. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(NatsResource.class)
class TraceHeaderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void theTraceOfTheRequest_isTheHeaderOfTheMessage_withTracingOff() throws Exception {
        var stream = new StreamReader(NatsResource.server().url());
        try (var connection = PostgresResource.server().connect("users")) {
            var rows = new OutboxRows(connection);
            connection.setAutoCommit(false);
            var id = rows.insert("traced", 1);
            rows.execute("UPDATE outbox SET traceparent = '" + TRACEPARENT + "' WHERE event_id = '" + id + "'");
            connection.commit();
            connection.setAutoCommit(true);

            await().atMost(PATIENCE).until(() -> rows.count("aggregate_id = 'traced'") == 0);
            assertThat(stream.last().getHeaders().get("traceparent")).containsExactly(TRACEPARENT);
        } finally {
            stream.close();
        }
    }
}

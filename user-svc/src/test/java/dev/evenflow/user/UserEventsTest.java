package dev.evenflow.user;

import static dev.evenflow.user.UserApi.user;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written to the outbox, and that it is written if and only if the change is. */
@QuarkusTest
class UserEventsTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";
    private static final String[] HEADERS = {"X-Correlation-Id", "order-4711", "traceparent", TRACEPARENT};

    @Inject
    Tables tables;

    private final UserApi api = new UserApi();

    @BeforeEach
    void clear() {
        tables.clear();
    }

    @AfterEach
    void acceptEvents() {
        tables.execute("ALTER TABLE outbox DROP CONSTRAINT IF EXISTS refused");
    }

    @Test
    void everyChange_isOneDocumentedEvent() throws IOException {
        var path = UserApi.header(api.post("/users", user("John Doe", "john@example.com"), HEADERS), "Location");
        api.put(path, user("Zoë 👩‍🚀", "zoe@example.com"), HEADERS);
        api.delete(path, HEADERS);
        api.delete(path, HEADERS);

        var id = Long.parseLong(path.substring("/users/".length()));
        var rows = tables.outboxOf(id);
        assertThat(rows).hasSize(3);
        assertRow(rows.get(0), "user_created", id, 1L);
        assertRow(rows.get(1), "user_updated", id, 2L);
        assertRow(rows.get(2), "user_deleted", id, 3L);
    }

    @Test
    void withoutACorrelationId_oneIsMade() {
        api.created("A", "a@example.com");
        api.post("/users", user("B", "b@example.com"), "X-Correlation-Id", "not sane \u00ff", "X-Request-Id", "r-1");

        assertThat(tables.rows(
                        "SELECT payload::json->'metadata'->>'correlation_id' AS id FROM outbox ORDER BY outbox.id"))
                .extracting(row -> String.valueOf(row.get("id")))
                .satisfiesExactly(
                        made -> assertThat(made).hasSize(36),
                        sent -> assertThat(sent).isEqualTo("r-1"));
    }

    /** Tracing is off here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "not a trace",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more"
            })
    void aTraceThatIsNone_isNotPassedOn(String traceparent) {
        api.post("/users", user("A", "a@example.com"), "traceparent", traceparent);

        assertThat(tables.rows("SELECT traceparent, payload FROM outbox"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("traceparent")).isNull())
                .satisfies(row -> assertThat(String.valueOf(row.get("payload"))).doesNotContain("traceparent"));
    }

    @Test
    void changeAndEvent_areRolledBackTogether() {
        tables.execute("ALTER TABLE outbox ADD CONSTRAINT refused CHECK (type <> 'user_created')");

        var response = api.post("/users", user("A", "a@example.com"), "Idempotency-Key", "k");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("refused", "outbox", "\\tat ", "Exception");
        assertThat(UserApi.json(response).get("type").textValue()).isEqualTo("tag:evenflow.dev,2025:internal");
        assertThat(tables.count("users") + tables.count("outbox") + tables.count("idempotency_keys"))
                .isZero();
    }

    private static void assertRow(Map<String, Object> row, String type, long user, long version) throws IOException {
        assertThat(row)
                .containsEntry("type", type)
                .containsEntry("subject", "user.events")
                .containsEntry("aggregate_id", Long.toString(user))
                .containsEntry("version", version);
        var traceparent = String.valueOf(row.get("traceparent"));
        assertThat(traceparent).isEqualTo(TRACEPARENT);
        assertThat(generalised(String.valueOf(row.get("payload")), row, user, traceparent))
                .isEqualTo(approved(type));
    }

    private static String generalised(String payload, Map<String, Object> row, long user, String traceparent) {
        return payload.replace(String.valueOf(row.get("event_id")), "<id>")
                .replace(traceparent, "<trace>")
                .replaceAll("\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z\"", "\"<time>\"")
                .replace("\"aggregate_id\":\"" + user, "\"aggregate_id\":\"<user>")
                .replace("\"payload\":{\"id\":" + user, "\"payload\":{\"id\":<user>");
    }

    private static String approved(String type) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(UserEventsTest.class.getResourceAsStream("/approved/" + type + ".json"), type)) {
            return new String(file.readAllBytes(), UTF_8).strip();
        }
    }
}

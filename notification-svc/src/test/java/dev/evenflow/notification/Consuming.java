package dev.evenflow.notification;

import dev.evenflow.testkit.quarkus.MongoResource;
import dev.evenflow.testkit.quarkus.OwnNatsResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/**
 * notification-svc with a broker of its own, from which it consumes into a database of its own; it waits briefly, remembers
 * little and serves few. All tests that want a broker share it, so that Quarkus starts once for them: each begins by
 * emptying what it looks at.
 */
public class Consuming implements QuarkusTestProfile {

    /** Who may listen at a time. */
    public static final int MOST_CLIENTS = 4;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("mp.messaging.incoming.user-events.enabled", "true"),
                Map.entry("mp.messaging.incoming.order-events.enabled", "true"),
                Map.entry("quarkus.messaging.nats.connection.servers", "${NATS_URL}"),
                Map.entry("quarkus.mongodb.database", "consuming_test"),
                Map.entry("evenflow.consistency.patience", "3s"),
                Map.entry("evenflow.consistency.repair-limit", "100"),
                Map.entry("evenflow.consistency.answer-within", "1s"),
                Map.entry("evenflow.messaging.request.timeout", "10s"),
                Map.entry("evenflow.replay.refresh-interval", "100ms"),
                Map.entry("evenflow.replay.heartbeat", "100ms"),
                Map.entry("evenflow.replay.silence", "2s"),
                Map.entry("evenflow.replay.batch-size", "50"),
                Map.entry("evenflow.stream.heartbeat", "300ms"),
                Map.entry("evenflow.stream.buffer", "20"),
                Map.entry("evenflow.stream.history", "20"),
                Map.entry("evenflow.stream.max-clients", Integer.toString(MOST_CLIENTS)),
                Map.entry("evenflow.stream.poll-interval", "50ms"));
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(MongoResource.class), new TestResourceEntry(OwnNatsResource.class));
    }
}

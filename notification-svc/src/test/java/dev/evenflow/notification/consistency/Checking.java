package dev.evenflow.notification.consistency;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The channel is consumed, from the test's own server into a database of its own; checks are made on request, and wait briefly. */
public class Checking implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("mp.messaging.incoming.user-events.enabled", "true"),
                Map.entry("quarkus.messaging.nats.connection.servers", "${NATS_URL}"),
                Map.entry("quarkus.mongodb.database", "consistency_test"),
                Map.entry("evenflow.replay.refresh-interval", "100ms"),
                Map.entry("evenflow.consistency.patience", "3s"),
                Map.entry("evenflow.consistency.repair-limit", "100"),
                Map.entry("evenflow.consistency.answer-within", "20s"),
                Map.entry("evenflow.messaging.request.timeout", "10s"));
    }
}

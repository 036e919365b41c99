package dev.evenflow.notification.replay;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The channel is consumed, from the test's own server into a database of its own; replays do not wait for long. */
public class Replaying implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "mp.messaging.incoming.user-events.enabled", "true",
                "quarkus.messaging.nats.connection.servers", "${NATS_URL}",
                "quarkus.mongodb.database", "replay_test",
                "evenflow.replay.refresh-interval", "100ms",
                "evenflow.replay.heartbeat", "100ms",
                "evenflow.replay.silence", "2s",
                "evenflow.replay.batch-size", "50");
    }
}

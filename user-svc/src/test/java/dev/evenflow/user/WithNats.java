package dev.evenflow.user;

import dev.evenflow.testkit.quarkus.NatsResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A broker is there; snapshots are slow enough to be watched. */
public final class WithNats implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.messaging.nats.connection.servers", "${NATS_URL}",
                "evenflow.republish.page-size", "100",
                "evenflow.republish.max-rate", "2000",
                "evenflow.republish.yield-backlog", "20",
                "evenflow.republish.poll-interval", "100ms",
                "evenflow.republish.max-backoff", "200ms",
                "evenflow.messaging.publish.timeout", "1s",
                "evenflow.messaging.request.timeout", "2s");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(NatsResource.class));
    }
}

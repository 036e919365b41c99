package dev.evenflow.notification;

import dev.evenflow.testkit.quarkus.IssuerResource;
import dev.evenflow.testkit.quarkus.MongoResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** notification-svc as it is deployed: with access control. */
public class Secured implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "evenflow.stream.heartbeat",
                "200ms",
                "evenflow.rate-limit.per-second",
                "0",
                "evenflow.rate-limit.bad-tokens-per-minute",
                "0");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(IssuerResource.class), new TestResourceEntry(MongoResource.class));
    }
}

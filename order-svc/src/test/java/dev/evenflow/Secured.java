package dev.evenflow;

import dev.evenflow.testkit.quarkus.IssuerResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** order-svc as it is deployed: with access control. */
public class Secured implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("evenflow.rate-limit.per-second", "0", "evenflow.rate-limit.bad-tokens-per-minute", "0");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(IssuerResource.class));
    }
}

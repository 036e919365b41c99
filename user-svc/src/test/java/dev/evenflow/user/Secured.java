package dev.evenflow.user;

import dev.evenflow.testkit.quarkus.IssuerResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** user-svc as it is deployed: with access control. Hashes are cheap, and this machine may fail often. */
public class Secured implements QuarkusTestProfile {

    public static final String SECRET = "a-secret-of-at-least-32-characters";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "evenflow.sign-in.clients", "operator:admin:" + SECRET + ",order-svc:service:" + SECRET,
                "evenflow.sign-in.keys-reread-every", "1s",
                "evenflow.sign-in.keys-publish-ahead", "0s",
                "evenflow.sign-in.hashing.memory", "64K",
                "evenflow.sign-in.hashing.iterations", "1",
                "evenflow.sign-in.throttle.address-burst", "10000",
                "evenflow.rate-limit.per-second", "0",
                "evenflow.rate-limit.bad-tokens-per-minute", "0",
                "evenflow.web.body-timeout", "1s");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(IssuerResource.class));
    }
}

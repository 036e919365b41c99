package dev.evenflow.testkit.quarkus;

import dev.evenflow.testkit.access.TestIssuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Switches access control on, with an issuer whose tokens a test can make. A test field of type {@link TestIssuer} annotated
 * with {@link Embedded} gets it.
 */
public final class IssuerResource implements QuarkusTestResourceLifecycleManager {

    private final TestIssuer issuer = TestIssuer.start();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "evenflow.auth", "required",
                "evenflow.token.jwks-url", issuer.jwksUrl(),
                "evenflow.sign-in.keys", issuer.folder().toString());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(issuer, new TestInjector.AnnotatedAndMatchesType(Embedded.class, TestIssuer.class));
    }

    @Override
    public void stop() {
        issuer.close();
    }
}

package dev.evenflow.testkit.quarkus;

import dev.evenflow.testkit.nats.NatsServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives the tests of one start of Quarkus a NATS server of their own, which begins empty and may be stopped, and sets
 * {@code NATS_URL}. A test field of type {@link NatsServer} annotated with {@link Embedded} gets it.
 */
public final class OwnNatsResource implements QuarkusTestResourceLifecycleManager {

    private final NatsServer server = NatsServer.start();

    @Override
    public Map<String, String> start() {
        return Map.of("NATS_URL", server.url());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.AnnotatedAndMatchesType(Embedded.class, NatsServer.class));
    }

    @Override
    public void stop() {
        server.close();
    }
}

package dev.evenflow.notification.replay;

import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.quarkus.Embedded;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A NATS server for one test class, which begins empty and may be stopped. */
public final class OwnNats implements QuarkusTestResourceLifecycleManager {

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

package dev.evenflow.check;

import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.quarkus.Embedded;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A NATS server in which nobody else leaves anything. */
public final class OwnNats implements QuarkusTestResourceLifecycleManager {

    private final NatsServer server = NatsServer.start();

    @Override
    public Map<String, String> start() {
        return Map.of("quarkus.messaging.nats.connection.servers", server.url());
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

package dev.evenflow.testkit.quarkus;

import dev.evenflow.testkit.nats.NatsServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a test a NATS server with JetStream and sets {@code NATS_URL}; a server named by that environment variable is used instead. One
 * server serves all tests of the JVM. A test field of type {@link NatsServer} annotated with {@link Embedded} gets it.
 */
public final class NatsResource implements QuarkusTestResourceLifecycleManager {

    private static final String URL = "NATS_URL";

    /** The server of this JVM, started if need be. */
    public static NatsServer server() {
        return SharedServers.NATS.get();
    }

    @Override
    public Map<String, String> start() {
        return System.getenv(URL) == null ? Map.of(URL, server().url()) : Map.of();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server(), new TestInjector.AnnotatedAndMatchesType(Embedded.class, NatsServer.class));
    }

    /** Leaves the server to the next test class. */
    @Override
    public void stop() {}
}

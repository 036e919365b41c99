package dev.evenflow.testkit.quarkus;

import dev.evenflow.testkit.mongo.MongoServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a test a MongoDB-protocol server and sets {@code MONGODB_URL}; a server named by that environment variable is used instead. One
 * server serves all tests of the JVM. A test field of type {@link MongoServer} annotated with {@link Embedded} gets it.
 */
public final class MongoResource implements QuarkusTestResourceLifecycleManager {

    private static final String URL = "MONGODB_URL";

    /** The server of this JVM, started if need be. */
    public static MongoServer server() {
        return SharedServers.MONGO.get();
    }

    @Override
    public Map<String, String> start() {
        return System.getenv(URL) == null ? Map.of(URL, server().url()) : Map.of();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                server(), new TestInjector.AnnotatedAndMatchesType(Embedded.class, MongoServer.class));
    }

    /** Leaves the server to the next test class. */
    @Override
    public void stop() {}
}

package dev.evenflow.testkit.quarkus;

import dev.evenflow.testkit.postgres.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a test an empty PostgreSQL database and sets {@code USER_DB_URL}; a server named by that environment variable is used instead. One
 * server serves all tests of the JVM. A test field of type {@link PostgresServer} annotated with {@link Embedded} gets it.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private static final String URL = "USER_DB_URL";
    private static final String DATABASE = "users";

    /** The server of this JVM, started if need be. */
    public static PostgresServer server() {
        return SharedServers.POSTGRES.get();
    }

    private static String database() {
        server().createDatabase(DATABASE);
        return server().url(DATABASE);
    }

    @Override
    public Map<String, String> start() {
        return System.getenv(URL) == null ? Map.of(URL, database()) : Map.of();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                server(), new TestInjector.AnnotatedAndMatchesType(Embedded.class, PostgresServer.class));
    }

    /** Leaves the server to the next test class. */
    @Override
    public void stop() {}
}

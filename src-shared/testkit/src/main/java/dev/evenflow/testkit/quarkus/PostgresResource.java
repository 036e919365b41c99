package dev.evenflow.testkit.quarkus;

import dev.evenflow.testkit.postgres.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a test an empty PostgreSQL database and sets the variable of its URL; a server named by that environment variable is used
 * instead. Init arguments: {@code url}, the variable, {@code USER_DB_URL} by default, and {@code database}, by default
 * {@code users}. One server serves all tests of the JVM. A test field of type {@link PostgresServer} annotated with {@link Embedded} gets it.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private String url = "USER_DB_URL";
    private String database = "users";

    /** The server of this JVM, started if need be. */
    public static PostgresServer server() {
        return SharedServers.POSTGRES.get();
    }

    @Override
    public void init(Map<String, String> arguments) {
        url = arguments.getOrDefault("url", url);
        database = arguments.getOrDefault("database", database);
    }

    private String database() {
        server().createDatabase(database);
        return server().url(database);
    }

    @Override
    public Map<String, String> start() {
        return System.getenv(url) == null ? Map.of(url, database()) : Map.of();
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

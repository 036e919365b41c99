package dev.evenflow;

import dev.evenflow.testkit.quarkus.PostgresResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A database in which nobody else leaves anything. */
public final class OwnDatabase implements QuarkusTestResourceLifecycleManager {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Override
    public Map<String, String> start() {
        var name = "own_" + NUMBER.incrementAndGet();
        PostgresResource.server().createDatabase(name);
        var url = PostgresResource.server().url(name);
        return Map.of("quarkus.datasource.jdbc.url", "jdbc:" + url, "quarkus.datasource.reactive.url", url);
    }

    /** It goes with the server. */
    @Override
    public void stop() {}
}

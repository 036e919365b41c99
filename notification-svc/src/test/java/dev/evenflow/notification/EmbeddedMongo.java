package dev.evenflow.notification;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

public class EmbeddedMongo implements QuarkusTestResourceLifecycleManager {
    private final MongoServer server = new MongoServer(new MemoryBackend());

    @Override
    public Map<String, String> start() {
        var address = server.bind();
        return Map.of("quarkus.mongodb.connection-string", "mongodb://127.0.0.1:" + address.getPort());
    }

    @Override
    public void stop() {
        server.shutdown();
    }
}

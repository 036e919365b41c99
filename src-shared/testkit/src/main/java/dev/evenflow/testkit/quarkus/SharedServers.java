package dev.evenflow.testkit.quarkus;

import dev.evenflow.testkit.mongo.MongoServer;
import dev.evenflow.testkit.nats.NatsCluster;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.postgres.PostgresOptions;
import dev.evenflow.testkit.postgres.PostgresServer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One server of a kind per JVM, started when first asked for, stopped when the JVM ends. */
final class SharedServers {

    static final SharedServer<PostgresServer> POSTGRES =
            new SharedServer<>(() -> PostgresServer.start(PostgresOptions.temporary()), PostgresServer::close);
    static final SharedServer<NatsServer> NATS = new SharedServer<>(NatsServer::start, NatsServer::close);
    static final SharedServer<NatsCluster> NATS_CLUSTER = new SharedServer<>(NatsCluster::start, NatsCluster::close);
    static final SharedServer<MongoServer> MONGO = new SharedServer<>(MongoServer::inMemory, MongoServer::close);

    private SharedServers() {}

    /** A server that starts once. */
    static final class SharedServer<S> {

        private final Supplier<S> start;
        private final Consumer<S> stop;
        private @Nullable S server;

        private SharedServer(Supplier<S> start, Consumer<S> stop) {
            this.start = start;
            this.stop = stop;
        }

        synchronized S get() {
            var running = server;
            if (running == null) {
                var started = start.get();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop.accept(started)));
                server = started;
                return started;
            }
            return running;
        }
    }
}

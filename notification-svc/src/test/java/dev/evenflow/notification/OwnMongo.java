package dev.evenflow.notification;

import com.mongodb.reactivestreams.client.MongoClients;
import dev.evenflow.testkit.mongo.MongoServer;
import io.quarkus.mongodb.impl.ReactiveMongoClientImpl;
import io.quarkus.mongodb.reactive.ReactiveMongoClient;

/** A MongoDB-protocol server and a client, for tests of what uses nothing else. */
public final class OwnMongo implements AutoCloseable {

    private final MongoServer server = MongoServer.inMemory();
    private final ReactiveMongoClient client = new ReactiveMongoClientImpl(MongoClients.create(server.url()));

    public ReactiveMongoClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}

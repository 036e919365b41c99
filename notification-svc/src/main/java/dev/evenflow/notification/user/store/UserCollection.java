package dev.evenflow.notification.user.store;

import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import jakarta.enterprise.context.ApplicationScoped;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the copy lives: collection {@code user_notifications} of the configured database. */
@ApplicationScoped
class UserCollection {

    static final String NAME = "user_notifications";

    private final ReactiveMongoClient client;
    private final String database;

    UserCollection(ReactiveMongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        this.client = client;
        this.database = database;
    }

    ReactiveMongoCollection<Document> documents() {
        return client.getDatabase(database).getCollection(NAME);
    }
}

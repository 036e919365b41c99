package dev.evenflow.notification.message.store;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import dev.evenflow.notification.index.IndexCreation;
import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The collection {@code messages}, and its indexes: one for the list of a user, one for what is to be sent. */
@ApplicationScoped
class MessageCollection {

    private static final String NAME = "messages";

    private final ReactiveMongoClient client;
    private final String database;
    private final IndexCreation indexes;

    MessageCollection(
            ReactiveMongoClient client,
            @ConfigProperty(name = "quarkus.mongodb.database") String database,
            IndexCreation indexes) {
        this.client = client;
        this.database = database;
        this.indexes = indexes;
    }

    void start(@Observes StartupEvent event) {
        indexes.begin(createIndexes());
    }

    ReactiveMongoCollection<Document> documents() {
        return client.getDatabase(database).getCollection(NAME);
    }

    private Uni<String> createIndexes() {
        var ofUser = compoundIndex(
                ascending(MessageDocument.USER_ID), descending(MessageDocument.CREATED_AT, MessageDocument.ID));
        var toBeSent = ascending(MessageDocument.STATUS, MessageDocument.DUE);
        return documents().createIndex(ofUser).chain(() -> documents().createIndex(toBeSent));
    }
}

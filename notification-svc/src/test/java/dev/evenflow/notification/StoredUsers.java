package dev.evenflow.notification;

import static java.util.stream.Collectors.toMap;

import dev.evenflow.notification.readmodel.store.ReadModels;
import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.mongodb.reactive.ReactiveMongoDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The copy of the users as MongoDB has it, for tests that empty it, damage it or look behind it. */
@ApplicationScoped
public class StoredUsers {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ReadModels models;
    private final ReactiveMongoDatabase database;

    StoredUsers(
            ReadModels models,
            ReactiveMongoClient client,
            @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        this.models = models;
        this.database = client.getDatabase(database);
    }

    /** The name of the collection that is read. */
    public String live() {
        return sync(models.find()).placement().live();
    }

    /** What is read. */
    public ReactiveMongoCollection<Document> documents() {
        return database.getCollection(live());
    }

    public Map<Long, Document> contents() {
        return sync(documents().find().collect().asList()).stream()
                .collect(toMap(document -> document.getLong("_id"), document -> document));
    }

    public long count() {
        return sync(documents().countDocuments());
    }

    /** Nobody is known any more. No replay may be running. */
    public void empty() {
        sync(documents().deleteMany(new Document()));
    }

    /** Deletes a collection beside it. */
    public void drop(String collection) {
        sync(database.getCollection(collection).drop());
    }

    /** The names of all collections in the database. */
    public List<String> collections() {
        return sync(database.listCollectionNames().collect().asList());
    }

    public static <T> T sync(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}

package dev.evenflow.notification.user.store;

import static com.mongodb.client.model.Indexes.ascending;

import dev.evenflow.notification.readmodel.store.ReadModels;
import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The collections that hold a copy of the users, in the configured database: {@code user_notifications}, and
 * {@code user_notifications_<replay>} for each replay. Which of them is live is told by the pointer.
 */
@ApplicationScoped
public class UserCollections {

    private static final String BUILT = ReadModels.USERS + "_";

    private final ReactiveMongoClient client;
    private final String database;

    UserCollections(ReactiveMongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        this.client = client;
        this.database = database;
    }

    /** The collection that a replay builds. */
    public static String builtBy(String replayId) {
        return BUILT + replayId;
    }

    /**
     * Creates the indexes, and with them the collection. The list asks for the users that are not deleted, by id: the index
     * has both, in that order.
     */
    public Uni<String> createIndexes(String collection) {
        return named(collection).createIndex(ascending(UserDocument.DELETED, UserDocument.ID));
    }

    /** Also completes when it is not there. */
    public Uni<Void> drop(String collection) {
        return named(collection).drop();
    }

    /** Drops what replays that ended badly may have left: every copy but these. */
    public Uni<Void> dropAllBut(Set<String> kept) {
        return client.getDatabase(database)
                .listCollectionNames()
                .collect()
                .asList()
                .chain(names -> dropEach(names.stream()
                        .filter(name -> isCopy(name) && !kept.contains(name))
                        .toList()));
    }

    ReactiveMongoCollection<Document> named(String collection) {
        return client.getDatabase(database).getCollection(collection);
    }

    private Uni<Void> dropEach(List<String> names) {
        return names.isEmpty()
                ? Uni.createFrom().voidItem()
                : drop(names.getFirst()).chain(() -> dropEach(names.subList(1, names.size())));
    }

    private static boolean isCopy(String name) {
        return name.equals(ReadModels.USERS) || name.startsWith(BUILT);
    }
}

package dev.evenflow.notification.consistency.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.UpdateOptions;
import dev.evenflow.consistency.CheckStore;
import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * One document in {@code consistency_checks}: {@code {_id: "users", report, holder, until}}. {@code until} is in milliseconds
 * by the clocks of the instances; where they disagree two may check at once, which costs time and does no harm.
 */
@ApplicationScoped
class MongoCheckStore implements CheckStore {

    private static final String COLLECTION = "consistency_checks";
    private static final String ID = "_id";
    private static final String USERS = "users";
    private static final String REPORT = "report";
    private static final String HOLDER = "holder";
    private static final String UNTIL = "until";

    private final ReactiveMongoClient client;
    private final String database;
    private final Clock clock = Clock.systemUTC();

    MongoCheckStore(ReactiveMongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        this.client = client;
        this.database = database;
    }

    @Override
    public Uni<Kept> read() {
        return checks().find(eq(ID, USERS)).toUni().map(this::kept);
    }

    private Kept kept(@Nullable Document found) {
        return Optional.ofNullable(found)
                .map(document -> new Kept(
                        Optional.ofNullable(document.getString(REPORT)),
                        document.get(UNTIL) instanceof Long until && until > clock.millis()))
                .orElseGet(() -> new Kept(Optional.empty(), false));
    }

    @Override
    public Uni<Boolean> take(String holder, Duration ttl) {
        // Plain fields instead of an explicit $and: an upsert takes the id of the new document from here.
        var free = new Document(ID, USERS).append(UNTIL, new Document("$not", new Document("$gt", clock.millis())));
        return checks().updateOne(free, held(holder, ttl), new UpdateOptions().upsert(true))
                .replaceWith(true)
                .onFailure(MongoCheckStore::isHeld)
                .recoverWithItem(false);
    }

    @Override
    public Uni<Boolean> renew(String holder, Duration ttl) {
        return checks().updateOne(mine(holder), held(holder, ttl)).map(result -> result.getMatchedCount() == 1);
    }

    @Override
    public Uni<Void> finish(String holder, String report) {
        return checks().updateOne(mine(holder), combine(set(REPORT, report), unset(HOLDER), unset(UNTIL)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> release(String holder) {
        return checks().updateOne(mine(holder), combine(unset(HOLDER), unset(UNTIL)))
                .replaceWithVoid();
    }

    private Bson held(String holder, Duration ttl) {
        return combine(set(HOLDER, holder), set(UNTIL, clock.millis() + ttl.toMillis()));
    }

    private static Bson mine(String holder) {
        return and(eq(ID, USERS), eq(HOLDER, holder));
    }

    private ReactiveMongoCollection<Document> checks() {
        return client.getDatabase(database).getCollection(COLLECTION);
    }

    /** The upsert tried to insert: the document is there, and held. */
    private static boolean isHeld(Throwable failure) {
        return failure instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }
}

package dev.evenflow.notification.readmodel.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.UpdateOptions;
import dev.evenflow.notification.readmodel.domain.Claim;
import dev.evenflow.notification.readmodel.domain.ReadModel;
import dev.evenflow.notification.readmodel.domain.ReplayProgress;
import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The pointer to the users' collection. Every change is one conditional update: it happens as a whole, and only for the
 * instance that has the claim. Each may be repeated. What completes with {@code false} has changed nothing, because
 * another instance has the claim.
 */
@ApplicationScoped
public class ReadModels {

    /** Also the collection that is live as long as there is no pointer. */
    public static final String USERS = "user_notifications";

    private static final String COLLECTION = "read_models";

    private final ReactiveMongoClient client;
    private final String database;

    ReadModels(ReactiveMongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        this.client = client;
        this.database = database;
    }

    public Uni<ReadModel> find() {
        return pointers()
                .find(eq(ReadModelDocument.ID, USERS))
                .toUni()
                .map(found -> Optional.ofNullable(found)
                        .map(ReadModelDocument::read)
                        .orElseGet(() -> ReadModel.initial(USERS)));
    }

    /** Takes the claim and has everything written to its collection as well; {@code false} while another has it. */
    public Uni<Boolean> begin(Claim claim, ReplayProgress progress) {
        // Two plain fields instead of an explicit $and: an upsert takes the id of the new document from here.
        var unclaimed = new Document(ReadModelDocument.ID, USERS)
                .append(ReadModelDocument.RUNNING, new Document("$exists", false));
        var begun = combine(
                set(ReadModelDocument.BESIDE, List.of(claim.leftover())),
                set(ReadModelDocument.RUNNING, ReadModelDocument.written(claim)),
                set(ReadModelDocument.REPLAY, ReadModelDocument.written(progress)),
                setOnInsert(ReadModelDocument.LIVE, USERS));
        return pointers()
                .updateOne(unclaimed, begun, new UpdateOptions().upsert(true))
                .replaceWith(true)
                .onFailure(ReadModels::isClaimed)
                .recoverWithItem(false);
    }

    /** A sign of life. */
    public Uni<Boolean> beat(Claim claim, ReplayProgress progress) {
        return update(
                mine(claim),
                combine(
                        inc(ReadModelDocument.RUNNING_BEAT, 1L),
                        set(ReadModelDocument.REPLAY, ReadModelDocument.written(progress))));
    }

    /** The collection of the claim becomes the live one; the one that was stays written. */
    public Uni<Boolean> switchTo(Claim claim, String old) {
        var switched = combine(
                set(ReadModelDocument.LIVE, claim.leftover()),
                set(ReadModelDocument.BESIDE, List.of(old)),
                set(ReadModelDocument.RUNNING_LEFTOVER, old));
        var done = and(mine(claim), eq(ReadModelDocument.LIVE, claim.leftover()));
        return update(and(mine(claim), eq(ReadModelDocument.LIVE, old)), switched)
                .chain(happened -> happened ? Uni.createFrom().item(true) : isThere(done));
    }

    /** From now on only the live collection is written. */
    public Uni<Boolean> withdraw(Claim claim) {
        return update(mine(claim), set(ReadModelDocument.BESIDE, List.of()));
    }

    /** Gives the claim back. */
    public Uni<Boolean> finish(Claim claim, ReplayProgress progress) {
        var finished = combine(
                unset(ReadModelDocument.RUNNING),
                set(ReadModelDocument.BESIDE, List.of()),
                set(ReadModelDocument.REPLAY, ReadModelDocument.written(progress)));
        var done = and(
                eq(ReadModelDocument.ID, USERS),
                exists(ReadModelDocument.RUNNING, false),
                eq("replay.id", claim.replayId()));
        return update(mine(claim), finished)
                .chain(happened -> happened ? Uni.createFrom().item(true) : isThere(done));
    }

    /** Takes over from an instance that has not shown a sign of life since its claim was seen. */
    public Uni<Boolean> takeOver(Claim seen, String owner) {
        return update(
                and(mine(seen), eq(ReadModelDocument.RUNNING_BEAT, seen.beat())),
                combine(set(ReadModelDocument.RUNNING_OWNER, owner), inc(ReadModelDocument.RUNNING_BEAT, 1L)));
    }

    private static Bson mine(Claim claim) {
        return and(
                eq(ReadModelDocument.ID, USERS),
                eq(ReadModelDocument.RUNNING_ID, claim.replayId()),
                eq(ReadModelDocument.RUNNING_OWNER, claim.owner()));
    }

    private ReactiveMongoCollection<Document> pointers() {
        return client.getDatabase(database).getCollection(COLLECTION);
    }

    private Uni<Boolean> update(Bson filter, Bson change) {
        return pointers().updateOne(filter, change).map(result -> result.getMatchedCount() == 1);
    }

    private Uni<Boolean> isThere(Bson filter) {
        return pointers().countDocuments(filter).map(count -> count == 1);
    }

    /** The upsert tried to insert: there is a pointer, and it is claimed. */
    private static boolean isClaimed(Throwable failure) {
        return failure instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }
}

package dev.evenflow.notification.user.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.bson.Document;

/**
 * Guarded writes to one collection, in one bulk: any order, any repetition and any number of writers end in the newest
 * version of each user.
 */
record GuardedBulk(ReactiveMongoCollection<Document> documents) {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    /**
     * Writes what is newer than what is stored.
     *
     * @param writes at most one per user; fails when MongoDB cannot be reached or refuses one for another reason than its
     *     version, and may then have written some of them
     */
    Uni<Applied> write(List<? extends GuardedWrite> writes) {
        if (writes.isEmpty()) {
            return Uni.createFrom().item(Applied.NOTHING);
        }
        return upsert(writes)
                .map(all -> new Applied(writes.size(), 0))
                .onFailure(GuardedBulk::isOnlyDuplicates)
                .recoverWithUni(failure -> updateDuplicates(writes, (MongoBulkWriteException) failure));
    }

    private Uni<BulkWriteResult> upsert(List<? extends GuardedWrite> writes) {
        return documents.bulkWrite(writes.stream().map(GuardedWrite::upsert).toList(), UNORDERED);
    }

    /**
     * A duplicate key means that the user is there and was not older, or that another instance inserted them in between:
     * the second try, which cannot insert, tells one from the other.
     */
    private Uni<Applied> updateDuplicates(List<? extends GuardedWrite> writes, MongoBulkWriteException failure) {
        var duplicates = failure.getWriteErrors().stream()
                .map(error -> writes.get(error.getIndex()).update())
                .toList();
        return documents
                .bulkWrite(duplicates, UNORDERED)
                .map(second -> applied(writes.size(), duplicates.size(), second.getMatchedCount()));
    }

    private static Applied applied(int all, int duplicates, int updated) {
        int stale = duplicates - updated;
        return new Applied(all - stale, stale);
    }

    private static boolean isOnlyDuplicates(Throwable failure) {
        return failure instanceof MongoBulkWriteException bulk
                && bulk.getWriteConcernError() == null
                && bulk.getWriteErrors().stream().allMatch(GuardedBulk::isDuplicate);
    }

    private static boolean isDuplicate(BulkWriteError error) {
        return error.getCategory() == ErrorCategory.DUPLICATE_KEY;
    }
}

package dev.evenflow.notification.user.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import dev.evenflow.notification.user.domain.UserChange;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Writes the copy. Every write is one conditional update guarded by the version, so that any order, any repetition and
 * any number of writers end in the newest version of each user.
 */
@ApplicationScoped
public class UserNotificationStore {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final UserCollection users;
    private final WriteSpan span;

    UserNotificationStore(UserCollection users, WriteSpan span) {
        this.users = users;
        this.span = span;
    }

    /**
     * Writes the changes that are newer than what is stored, in one bulk.
     *
     * @param changes at most one per user; fails when MongoDB cannot be reached or refuses one for another reason than
     *     its version, and may then have written some of them
     */
    public Uni<Applied> apply(List<UserChange> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().item(Applied.NOTHING);
        }
        return span.around(changes.size(), () -> write(changes));
    }

    private Uni<Applied> write(List<UserChange> changes) {
        return upsert(changes)
                .map(all -> new Applied(changes.size(), 0))
                .onFailure(UserNotificationStore::isOnlyDuplicates)
                .recoverWithUni(failure -> updateDuplicates(changes, (MongoBulkWriteException) failure));
    }

    private Uni<BulkWriteResult> upsert(List<UserChange> changes) {
        var writes = changes.stream().map(UserDocument::guardedUpsert).toList();
        return users.documents().bulkWrite(writes, UNORDERED);
    }

    /**
     * A duplicate key means that the user is there and was not older, or that another instance inserted them in between:
     * the second try, which cannot insert, tells one from the other.
     */
    private Uni<Applied> updateDuplicates(List<UserChange> changes, MongoBulkWriteException failure) {
        var duplicates = failure.getWriteErrors().stream()
                .map(error -> changes.get(error.getIndex()))
                .toList();
        var writes = duplicates.stream().map(UserDocument::guardedUpdate).toList();
        return users.documents()
                .bulkWrite(writes, UNORDERED)
                .map(second -> applied(changes.size(), duplicates.size(), second.getMatchedCount()));
    }

    private static Applied applied(int all, int duplicates, int updated) {
        int stale = duplicates - updated;
        return new Applied(all - stale, stale);
    }

    private static boolean isOnlyDuplicates(Throwable failure) {
        return failure instanceof MongoBulkWriteException bulk
                && bulk.getWriteConcernError() == null
                && bulk.getWriteErrors().stream().allMatch(UserNotificationStore::isDuplicate);
    }

    private static boolean isDuplicate(BulkWriteError error) {
        return error.getCategory() == ErrorCategory.DUPLICATE_KEY;
    }
}

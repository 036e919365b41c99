package dev.evenflow.notification.message.store;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.InsertManyOptions;
import dev.evenflow.notification.message.domain.Message;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Stores messages, each once: their ids tell duplicates. */
@ApplicationScoped
public class MessageStore {

    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final MessageCollection messages;
    private final Clock clock = Clock.systemUTC();

    MessageStore(MessageCollection messages) {
        this.messages = messages;
    }

    /**
     * Stores the messages that are not there, to be sent at once.
     *
     * @param composed may hold a message twice; fails when MongoDB cannot be reached, and may then have stored some
     */
    public Uni<Kept> keep(List<Message> composed) {
        if (composed.isEmpty()) {
            return Uni.createFrom().item(Kept.NOTHING);
        }
        var due = clock.instant();
        var documents = composed.stream()
                .map(message -> MessageDocument.pending(message, due))
                .toList();
        return messages.documents()
                .insertMany(documents, UNORDERED)
                .map(all -> new Kept(composed.size(), 0))
                .onFailure(MessageStore::isOnlyDuplicates)
                .recoverWithItem(failure -> kept(composed.size(), (MongoBulkWriteException) failure));
    }

    /** Deletes all that these users were told, also what is still to be sent. May be repeated. */
    public Uni<Void> forget(Collection<Long> userIds) {
        return userIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : messages.documents()
                        .deleteMany(in(MessageDocument.USER_ID, Set.copyOf(userIds)))
                        .replaceWithVoid();
    }

    private static Kept kept(int all, MongoBulkWriteException failure) {
        var known = failure.getWriteErrors().size();
        return new Kept(all - known, known);
    }

    private static boolean isOnlyDuplicates(Throwable failure) {
        return failure instanceof MongoBulkWriteException bulk
                && bulk.getWriteConcernError() == null
                && bulk.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }
}

package dev.evenflow.outbox.relay;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Rows the broker has, being deleted.
 *
 * @param ids must not be published again meanwhile
 * @param done completes or fails with the deletion, however often it is subscribed to
 */
record Deletion(List<Long> ids, Uni<Void> done) {

    static Deletion none() {
        return new Deletion(List.of(), Uni.createFrom().voidItem());
    }

    /** Begins at once. */
    static Deletion begin(OutboxTable table, List<Long> ids) {
        if (ids.isEmpty()) {
            return none();
        }
        var done = table.delete(ids).memoize().indefinitely();
        done.subscribe().with(deleted -> {}, failure -> {}); // who asks for it hears of the failure
        return new Deletion(ids, done);
    }
}

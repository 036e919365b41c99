package dev.evenflow.user.erasure;

import dev.evenflow.user.UserCommandResource;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/**
 * A deleted user whose past is to be erased.
 *
 * @param version of the deletion: what is older tells of the user
 * @param createdAt nothing was told of the user before
 */
record DueErasure(long userId, long version, Instant createdAt) {

    static DueErasure of(Row row) {
        return new DueErasure(
                row.getLong("user_id"),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    String aggregateId() {
        return Long.toString(userId);
    }

    /** As it stands in kept answers. */
    String location() {
        return UserCommandResource.PATH + "/" + userId;
    }
}

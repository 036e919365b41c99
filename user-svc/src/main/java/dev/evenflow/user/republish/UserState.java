package dev.evenflow.user.republish;

import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.contracts.user.UserEvent;
import dev.evenflow.contracts.user.UserUpdated;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/** A committed state of a user: its version, and the event that led to it. */
record UserState(long version, UserEvent event) {

    /** The columns it is read from. */
    static final String COLUMNS = "id, version, name, email, updated_at, deleted_at IS NOT NULL AS deleted";

    private static final long FIRST_VERSION = 1;

    static UserState of(Row row) {
        var version = row.getLong("version");
        var updatedAt = row.getOffsetDateTime("updated_at").toInstant();
        return new UserState(
                version,
                row.getBoolean("deleted")
                        ? new UserDeleted(row.getLong("id"), updatedAt)
                        : living(row, version, updatedAt));
    }

    long id() {
        return event.id();
    }

    /** As it was told the first time; each of the two carries the whole state. */
    private static UserEvent living(Row row, long version, Instant updatedAt) {
        var id = row.getLong("id");
        var name = row.getString("name");
        var email = row.getString("email");
        return version == FIRST_VERSION
                ? new UserCreated(id, name, email, updatedAt)
                : new UserUpdated(id, name, email, updatedAt);
    }
}

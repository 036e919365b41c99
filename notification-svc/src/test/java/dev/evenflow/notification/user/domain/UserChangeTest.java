package dev.evenflow.notification.user.domain;

import static dev.evenflow.notification.user.Changes.tombstone;
import static dev.evenflow.notification.user.Changes.upsert;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.contracts.user.UserUpdated;
import dev.evenflow.notification.user.domain.UserChange.Tombstone;
import dev.evenflow.notification.user.domain.UserChange.Upsert;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserChangeTest {

    private static final Instant AT = Instant.parse("2025-05-25T10:00:00.123456Z");

    @Test
    void of_isUpsertWithTheWholeState_forCreatedAndUpdated() {
        var created = new UserCreated(7, "John", "john@example.com", AT);
        var updated = new UserUpdated(7, "Jane", "jane@example.com", AT);

        assertThat(UserChange.of(created, 1)).isEqualTo(new Upsert(7, 1, AT, "John", "john@example.com"));
        assertThat(UserChange.of(updated, 2)).isEqualTo(new Upsert(7, 2, AT, "Jane", "jane@example.com"));
    }

    @Test
    void of_isTombstone_forDeleted() {
        assertThat(UserChange.of(new UserDeleted(7, AT), 3)).isEqualTo(new Tombstone(7, 3, AT));
    }

    @Test
    void newestPerUser_keepsOneChangeOfEachUser_whateverTheOrder() {
        var changes = List.of(upsert(1, 2), upsert(2, 1), tombstone(1, 3), upsert(1, 1), upsert(2, 1));

        assertThat(UserChange.newestPerUser(changes)).containsExactly(tombstone(1, 3), upsert(2, 1));
    }

    @Test
    void newestPerUser_isEmpty_forNothing() {
        assertThat(UserChange.newestPerUser(List.of())).isEmpty();
    }
}

package dev.evenflow.user.republish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.user.UserDeleted;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SnapshotEventIdsTest {

    private final UUID run = new EventIds().next();

    @Test
    void of_isTheSame_forTheSameUserVersionAndRun() {
        assertThat(SnapshotEventIds.of(run, state(7, 3)))
                .isEqualTo(SnapshotEventIds.of(run, state(7, 3)))
                .isNotEqualTo(SnapshotEventIds.of(run, state(7, 4)))
                .isNotEqualTo(SnapshotEventIds.of(run, state(8, 3)))
                .isNotEqualTo(SnapshotEventIds.of(new EventIds().next(), state(7, 3)));
    }

    @Test
    void of_isAUuidOfVersionSeven_withTheTimeOfTheRun() {
        var id = SnapshotEventIds.of(run, state(7, 3));

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(run.getMostSignificantBits() >>> 16);
    }

    @Test
    void of_differs_forEveryUser() {
        assertThat(LongStream.range(0, 100_000).mapToObj(user -> SnapshotEventIds.of(run, state(user, 1))))
                .doesNotHaveDuplicates();
    }

    private static UserState state(long id, long version) {
        return new UserState(version, new UserDeleted(id, Instant.EPOCH));
    }
}

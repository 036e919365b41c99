package dev.evenflow.notification.user.domain;

import static dev.evenflow.notification.user.Changes.tombstone;
import static dev.evenflow.notification.user.Changes.upsert;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever order, repetition and batching the events of a few users arrive in, the newest version of each stays. */
class AnyOrderProperties {

    private static final List<UserChange> HISTORY = List.of(
            upsert(1, 1),
            upsert(1, 2),
            tombstone(1, 3),
            upsert(2, 1),
            upsert(2, 2),
            upsert(2, 3),
            upsert(2, 4),
            upsert(3, 1),
            tombstone(3, 2));

    @Property(tries = 500)
    void anyDelivery_endsInTheNewestVersions(
            @ForAll("deliveries") List<UserChange> delivered, @ForAll @IntRange(min = 1, max = 8) int batchSize) {
        var copy = new HashMap<Long, UserChange>();

        for (int from = 0; from < delivered.size(); from += batchSize) {
            var batch = delivered.subList(from, Math.min(delivered.size(), from + batchSize));
            UserChange.newestPerUser(batch).forEach(change -> applyGuarded(copy, change));
        }

        assertThat(copy).isEqualTo(Map.of(1L, tombstone(1, 3), 2L, upsert(2, 4), 3L, tombstone(3, 2)));
    }

    @Provide
    Arbitrary<List<UserChange>> deliveries() {
        return Arbitraries.of(HISTORY).list().ofMaxSize(20).flatMap(repeated -> {
            var all = new ArrayList<>(HISTORY);
            all.addAll(repeated);
            return Arbitraries.shuffle(all);
        });
    }

    /** What the conditional write does in the database. */
    private static void applyGuarded(Map<Long, UserChange> copy, UserChange change) {
        copy.merge(change.userId(), change, (old, next) -> old.version() < next.version() ? next : old);
    }
}

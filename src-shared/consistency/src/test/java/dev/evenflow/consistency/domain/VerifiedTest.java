package dev.evenflow.consistency.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.contracts.consistency.RangeDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class VerifiedTest {

    private final Verified verified = new Verified("live");

    @Test
    void share_readsEveryRangeInTurn() {
        for (var range = 0; range < 10; range++) {
            verified.put(digest(range, 5, range));
        }
        var seen = new TreeSet<Long>();
        for (var check = 0; check < 4; check++) {
            seen.addAll(verified.share(3));
        }

        assertThat(seen).hasSize(10);
        assertThat(verified.share(99)).hasSize(10);
    }

    @Test
    void share_isEmpty_whenNothingIsVerified() {
        assertThat(verified.share(3)).isEmpty();
    }

    @Test
    void changed_areThoseThatAreNotWhatWasVerified() {
        verified.put(digest(1, 5, 17));
        verified.put(digest(2, 5, 18));
        verified.put(digest(3, 5, 19));

        assertThat(verified.changed(Map.of(1L, digest(1, 5, 17), 2L, digest(2, 5, 99), 4L, digest(4, 1, 1))))
                .containsExactly(2L, 3L, 4L);
    }

    @Test
    void count_contradicts_whenRowsHaveVanished_evenIfOthersCame() {
        calibrated(10, 10);

        assertThat(verified.isContradictedBy(9, false)).isTrue();
        assertThat(verified.isContradictedBy(10, true)).isFalse();
        assertThat(verified.isContradictedBy(12, false)).isFalse();
        assertThat(verified.isContradictedBy(12, true)).isTrue();
    }

    @Test
    void count_allowsForTombstonesThatSayNothing() {
        calibrated(10, 13);

        assertThat(verified.isContradictedBy(13, true)).isFalse();
        assertThat(verified.isContradictedBy(12, false)).isTrue();
    }

    @Test
    void count_contradictsNothing_beforeEverythingWasReadOnce() {
        verified.put(digest(1, 10, 1));

        assertThat(verified.isContradictedBy(0, true)).isFalse();
    }

    private void calibrated(long rows, long estimated) {
        var side = new HashMap<Long, RangeDigest>();
        side.put(1L, digest(1, rows, 3));
        var seen = Overview.deep(side, side);
        verified.settle(seen);
        verified.calibrate(estimated, seen);
    }

    private static RangeDigest digest(long range, long rows, long digest) {
        return new RangeDigest(range, rows, rows, digest);
    }
}

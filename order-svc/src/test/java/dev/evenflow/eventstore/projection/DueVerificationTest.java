package dev.evenflow.eventstore.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.eventstore.projection.ProjectionVerdict.State;
import dev.evenflow.eventstore.projection.VerdictTable.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DueVerificationTest {

    private static final Instant NOW = Instant.parse("2025-05-25T10:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final DueVerification daily = new DueVerification(DAY, LEASE);
    private final DueVerification never = new DueVerification(Duration.ZERO, LEASE);

    @Test
    void first_isDueAtOnce_unlessItIsOff() {
        assertThat(daily.is(new Standing(Verdicts.NONE, false), false, NOW)).isTrue();
        assertThat(never.is(new Standing(Verdicts.NONE, false), false, NOW)).isFalse();
    }

    @Test
    void next_isDue_afterTheTime() {
        assertThat(daily.is(complete(DAY.minusSeconds(1)), false, NOW)).isFalse();
        assertThat(daily.is(complete(DAY), false, NOW)).isTrue();
        assertThat(never.is(complete(DAY), false, NOW)).isFalse();
    }

    @Test
    void nothing_isDue_whileAnInstanceIsAtIt() {
        assertThat(daily.is(new Standing(Verdicts.NONE, true), true, NOW)).isFalse();
    }

    @Test
    void oneWhoseInstanceDied_isDue_alsoWhereItIsOff() {
        assertThat(never.is(complete(Duration.ofHours(1)), true, NOW)).isTrue();
        assertThat(never.is(new Standing(Verdicts.NONE, false), true, NOW)).isTrue();
    }

    @Test
    void oneThatWasNotPossible_isDueAgain_afterAWhile() {
        assertThat(daily.is(failed(Duration.ofSeconds(59)), true, NOW)).isFalse();
        assertThat(daily.is(failed(Duration.ofSeconds(60)), false, NOW)).isTrue();
        assertThat(never.is(failed(Duration.ofSeconds(60)), false, NOW)).isFalse();
    }

    private static Standing complete(Duration ago) {
        var compared = new Compared(7, 0, Deviation.NONE);
        var verdict = ProjectionVerdict.of("a", compared, State.IN_SYNC, NOW, Duration.ZERO);
        return new Standing(new Verdicts(NOW.minus(ago), List.of(verdict)), false);
    }

    private static Standing failed(Duration ago) {
        var verdict = ProjectionVerdict.without("a", State.UNAVAILABLE, "no", Duration.ZERO);
        return new Standing(new Verdicts(NOW.minus(ago), List.of(verdict)), false);
    }
}

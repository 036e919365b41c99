package dev.evenflow.consistency.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.consistency.domain.Report;
import dev.evenflow.consistency.domain.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnTest {

    private static final Instant BEGUN = Instant.parse("2025-05-25T10:00:00Z");
    private final Turn turn = new Turn(Duration.ofSeconds(60), Duration.ofSeconds(2));

    @Test
    void instanceThatCheckedLast_goesOnAtTheInterval() {
        assertThat(left(State.IN_SYNC, true, 50)).isEqualTo(Duration.ofSeconds(4));
        assertThat(left(State.IN_SYNC, true, 60).isPositive()).isFalse();
        assertThat(left(State.DRIFTED, true, 50).isPositive()).isTrue();
    }

    @Test
    void instanceThatCheckedLast_goesOnAtOnce_whenItWasNotFinished() {
        assertThat(left(State.REPAIRING, true, 1)).isZero();
        assertThat(left(State.BEHIND, true, 1)).isZero();
        assertThat(left(State.UNAVAILABLE, true, 1)).isZero();
    }

    @Test
    void anotherInstance_stepsIn_whenTheCheckIsOverdue() {
        assertThat(left(State.IN_SYNC, false, 80)).isEqualTo(Duration.ofSeconds(10));
        assertThat(left(State.REPAIRING, false, 80).isPositive()).isTrue();
        assertThat(left(State.IN_SYNC, false, 91).isPositive()).isFalse();
    }

    @Test
    void anotherInstance_stepsIn_whenTheCheckWasNotPossible() {
        assertThat(left(State.UNAVAILABLE, false, 1)).isZero();
    }

    @Test
    void nobody_stepsIn_whileACheckRuns() {
        var standing = new Standing(report(State.UNAVAILABLE), true, true);

        assertThat(turn.left(standing, BEGUN.plusSeconds(600))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void anyInstance_makesTheFirstCheck() {
        assertThat(turn.left(new Standing(Report.unchecked(), false, false), BEGUN))
                .isZero();
    }

    private Duration left(State state, boolean mine, int seconds) {
        return turn.left(new Standing(report(state), mine, false), BEGUN.plusSeconds(seconds));
    }

    private static Report report(State state) {
        return new Report(
                BEGUN, 1, 1, 0, 0, 0, true, state.wireName(), 0, 0, 5, true, List.of(), null, null, BEGUN, "one");
    }
}

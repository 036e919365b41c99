package dev.evenflow.messaging.redrive;

import static dev.evenflow.messaging.Letters.letter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.messaging.deadletter.LetterPlace;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedriveRunTest {

    private static final LetterPlace THIRD = letter(1, 1, "rejected", "a", 3);
    private static final LetterPlace FOURTH = letter(2, 2, "parked", "a", 4);
    private static final LetterPlace OTHER = letter(3, 3, "rejected", "a", 5);

    private final RedriveRun run = new RedriveRun();

    @Test
    void whatIsParkedBehindAFailure_isNotTried_butWhatHasAFaultOfItsOwnIs() {
        run.next(List.of(THIRD, FOURTH, OTHER));
        run.record(THIRD, new Redriven.Failed(1, "no"));

        assertThat(run.unless(FOURTH)).contains(new Redriven.Waiting(2, "behind dead letter 1, which was not applied"));
        assertThat(run.unless(OTHER)).isEmpty();
    }

    @Test
    void next_isEmpty_whenNothingNewCameAndNothingWasApplied() {
        run.next(List.of(THIRD, FOURTH));
        run.record(THIRD, new Redriven.Failed(1, "no"));
        run.record(FOURTH, new Redriven.Waiting(2, "behind 1"));

        assertThat(run.next(List.of(THIRD, FOURTH))).isEmpty();
        assertThat(run.outcomes()).hasSize(2);
    }

    @Test
    void next_isWhatCameMeanwhile_andWhatWaited_whenSomethingWasApplied() {
        run.next(List.of(FOURTH));
        run.record(FOURTH, new Redriven.Waiting(2, "for 3"));

        assertThat(run.next(List.of(THIRD, FOURTH))).containsExactly(THIRD);
        run.record(THIRD, new Redriven.Applied(1));
        assertThat(run.next(List.of(FOURTH))).containsExactly(FOURTH);
        run.record(FOURTH, new Redriven.Applied(2));
        assertThat(run.next(List.of())).isEmpty();
    }
}

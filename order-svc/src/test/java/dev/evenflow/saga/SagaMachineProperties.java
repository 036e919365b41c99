package dev.evenflow.saga;

import static dev.evenflow.saga.HolidaySaga.FLIGHT;
import static dev.evenflow.saga.HolidaySaga.HOTEL;
import static dev.evenflow.saga.HolidaySaga.INSURANCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.saga.HolidaySaga.Holiday;
import dev.evenflow.saga.HolidaySaga.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes, in whatever order. */
class SagaMachineProperties {

    private static final Holiday HOLIDAY = new Holiday(new UUID(1, 1), new UUID(2, 2), false);
    private static final SagaMachine<Holiday, Note> MACHINE = new SagaMachine<>(HolidaySaga.TYPE, SagaStory.PATIENCE);

    @Property
    void ends_areWhole_andNothingHappensTwice(@ForAll("inputs") List<SagaInput> inputs) {
        var now = Instant.parse("2025-05-25T10:00:00Z");
        var progress = MACHINE.start(HOLIDAY, now);
        var notes = new ArrayList<Note>(progress.effects());
        for (var input : inputs) {
            now = now.plus(Duration.ofHours(2));
            progress = MACHINE.on(input, progress.state(), HOLIDAY, now);
            notes.addAll(progress.effects());
            check(progress.state());
            var again = MACHINE.on(input, progress.state(), HOLIDAY, now);
            assertThat(again.sendings()).isEmpty();
            assertThat(again.effects()).isEmpty();
        }
        assertThat(notes).doesNotHaveDuplicates();
        assertThat(notes.stream().filter(Note.Off.class::isInstance)).hasSizeLessThanOrEqualTo(1);
    }

    private static void check(SagaState state) {
        assertThat(state.dueAt() == null).isEqualTo(state.status().isFinal());
        assertThat(state.steps().stream().filter(step -> step.status() == StepStatus.IN_PROGRESS))
                .hasSizeLessThanOrEqualTo(1);
        if (state.status() == SagaStatus.COMPLETED) {
            assertThat(state.steps()).allMatch(step -> step.status() == StepStatus.COMPLETED);
        }
        if (state.status() == SagaStatus.COMPENSATED) {
            assertThat(state.steps()).noneMatch(StepState::isToBeUndone);
        }
    }

    @Provide
    Arbitrary<List<SagaInput>> inputs() {
        var steps = Arbitraries.of(FLIGHT, INSURANCE, HOTEL);
        var directions = Arbitraries.of(Direction.class);
        var done = Combinators.combine(steps, directions).as(SagaInput.Done::new);
        var refused = Combinators.combine(steps, directions, Arbitraries.of("no", "busy"), Arbitraries.of(true, false))
                .as(SagaInput.Refused::new);
        var others = Arbitraries.<SagaInput>of(
                new SagaInput.TimePassed(),
                new SagaInput.TimePassed(),
                new SagaInput.Settled(INSURANCE),
                new SagaInput.Settled(INSURANCE),
                new SagaInput.Aborted("ill"),
                new SagaInput.Revoked("ill"),
                new SagaInput.TriedAgain());
        return Arbitraries.<SagaInput>oneOf(done.map(SagaInput.class::cast), refused.map(SagaInput.class::cast), others)
                .list()
                .ofMaxSize(40);
    }
}

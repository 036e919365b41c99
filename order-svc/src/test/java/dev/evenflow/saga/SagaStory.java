package dev.evenflow.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.contracts.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A saga told by its inputs: expect a command, feed a reply, expect the rollback. Time goes only when it is told to. */
public final class SagaStory<D, L> {

    public static final UUID ANY_COMMAND = new UUID(0, 1);
    public static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofMinutes(1), 3, 4);

    private final SagaMachine<D, L> machine;
    private final D data;
    private Instant now = Instant.parse("2025-05-25T10:00:00Z");
    private Progress<L> last;

    public SagaStory(SagaType<D, L> type, D data) {
        this.machine = new SagaMachine<>(type, PATIENCE);
        this.data = data;
        this.last = machine.start(data, now);
    }

    public SagaState state() {
        return last.state();
    }

    public Instant now() {
        return now;
    }

    public SagaStory<D, L> when(SagaInput input) {
        last = machine.on(input, last.state(), data, now);
        return this;
    }

    public SagaStory<D, L> whenDone(String step) {
        return when(new SagaInput.Done(step, Direction.FORWARD));
    }

    public SagaStory<D, L> whenUndone(String step) {
        return when(new SagaInput.Done(step, Direction.UNDO));
    }

    public SagaStory<D, L> whenRefused(String step, String reason) {
        return when(new SagaInput.Refused(step, Direction.FORWARD, reason, false));
    }

    public SagaStory<D, L> whenRefusedForNow(String step, String reason) {
        return when(new SagaInput.Refused(step, Direction.FORWARD, reason, true));
    }

    public SagaStory<D, L> whenNotUndone(String step, String reason) {
        return when(new SagaInput.Refused(step, Direction.UNDO, reason, false));
    }

    /** Until it is looked at again. */
    public SagaStory<D, L> whenTimePasses() {
        var due = last.state().dueAt();
        assertThat(due).as("a deadline").isNotNull();
        now = due == null ? now : due;
        return when(new SagaInput.TimePassed());
    }

    /** Exactly these commands were sent in the last turn. */
    public SagaStory<D, L> expectCommands(Event... commands) {
        var sent = last.sendings().stream()
                .map(sending -> sending.ask().command().apply(ANY_COMMAND))
                .toList();
        assertThat(sent).isEqualTo(Arrays.asList(commands));
        return this;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public final SagaStory<D, L> expectEffects(L... effects) {
        assertThat(last.effects()).isEqualTo(List.of(effects));
        return this;
    }

    public SagaStory<D, L> expectNothing() {
        return expectCommands().expectEffects();
    }

    public SagaStory<D, L> expectStatus(SagaStatus status) {
        assertThat(last.state().status()).isEqualTo(status);
        assertThat(last.state().dueAt() == null)
                .as("no deadline once it has ended")
                .isEqualTo(status.isFinal());
        return this;
    }

    public SagaStory<D, L> expectSteps(StepStatus... statuses) {
        assertThat(last.state().steps()).extracting(StepState::status).containsExactly(statuses);
        return this;
    }
}

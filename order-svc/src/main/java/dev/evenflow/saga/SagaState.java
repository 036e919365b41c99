package dev.evenflow.saga;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A saga at a moment.
 *
 * @param steps in the order in which they are done
 * @param reason why it is undone, once it is
 * @param dueAt when it is looked at again unless somebody answers before
 */
public record SagaState(
        SagaStatus status,
        List<StepState> steps,
        @Nullable String reason,
        @Nullable Instant dueAt) {

    public SagaState {
        steps = List.copyOf(steps);
    }

    static SagaState of(List<String> steps) {
        return new SagaState(
                SagaStatus.PENDING, steps.stream().map(StepState::pending).toList(), null, null);
    }

    public Optional<StepState> step(String name) {
        return first(step -> step.name().equals(name));
    }

    Optional<StepState> first(Predicate<StepState> condition) {
        return steps.stream().filter(condition).findFirst();
    }

    Optional<StepState> last(Predicate<StepState> condition) {
        return steps.reversed().stream().filter(condition).findFirst();
    }

    /** Which way it goes. */
    Direction direction() {
        return status == SagaStatus.COMPENSATING ? Direction.UNDO : Direction.FORWARD;
    }

    boolean isDue(Instant now) {
        return dueAt != null && !dueAt.isAfter(now);
    }

    SagaState is(SagaStatus next) {
        return new SagaState(next, steps, reason, next.isFinal() ? null : dueAt);
    }

    /** The first reason counts. */
    SagaState because(String why) {
        return new SagaState(status, steps, reason == null ? why : reason, dueAt);
    }

    SagaState dueAt(Instant next) {
        return new SagaState(status, steps, reason, next);
    }

    SagaState with(StepState changed) {
        var next = new ArrayList<>(steps);
        next.replaceAll(step -> step.name().equals(changed.name()) ? changed : step);
        return new SagaState(status, next, reason, dueAt);
    }
}

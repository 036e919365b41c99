package dev.evenflow.saga;

import dev.evenflow.saga.SagaInput.Aborted;
import dev.evenflow.saga.SagaInput.Done;
import dev.evenflow.saga.SagaInput.Refused;
import dev.evenflow.saga.SagaInput.Revoked;
import dev.evenflow.saga.SagaInput.Settled;
import dev.evenflow.saga.SagaInput.TimePassed;
import dev.evenflow.saga.SagaInput.TriedAgain;
import java.time.Instant;

/**
 * What a saga does next: pure. What it does not wait for (any more) changes nothing, so duplicate, late and reordered
 * inputs are harmless. A step that nobody has answered is undone like one that was done, since it may have been.
 */
public final class SagaMachine<D, L> {

    private final SagaType<D, L> type;
    private final Patience patience;
    private final Compensation<D, L> backward;

    public SagaMachine(SagaType<D, L> type, Patience patience) {
        this.type = type;
        this.patience = patience;
        this.backward = new Compensation<>(type, patience);
    }

    public Progress<L> start(D data, Instant now) {
        var names = type.steps().stream().map(Step::name).toList();
        return advance(Progress.at(SagaState.of(names).is(SagaStatus.IN_PROGRESS)), data, now);
    }

    /** The state stays equal where the input changes nothing. */
    public Progress<L> on(SagaInput input, SagaState state, D data, Instant now) {
        Progress<L> here = Progress.at(state);
        return switch (input) {
            case Done done -> done(done, here, data, now);
            case Refused refused -> refused(refused, here, data, now);
            case TimePassed passed -> state.isDue(now) ? timePassed(here, data, now) : here;
            case Settled settled -> settled(settled, here, data, now);
            case Aborted aborted ->
                state.status() == SagaStatus.IN_PROGRESS ? backward.undo(aborted.reason(), here, data, now) : here;
            case Revoked revoked ->
                state.status() == SagaStatus.IN_PROGRESS || state.status() == SagaStatus.COMPLETED
                        ? backward.undo(revoked.reason(), here, data, now)
                        : here;
            case TriedAgain again -> backward.triedAgain(here, data, now);
        };
    }

    private Progress<L> advance(Progress<L> so, D data, Instant now) {
        var next = so.state().first(step -> step.status() == StepStatus.PENDING);
        if (next.isEmpty()) {
            return so.to(so.state().is(SagaStatus.COMPLETED));
        }
        return type.step(next.get().name()).settled().test(data)
                ? complete(next.get(), so, data, now)
                : begin(next.get(), so, data, now);
    }

    private Progress<L> begin(StepState step, Progress<L> so, D data, Instant now) {
        var definition = type.step(step.name());
        var state = so.state().with(step.begun(now));
        return definition
                .ask()
                .map(ask -> so.to(state.dueAt(patience.answerBy(now, 1)))
                        .sending(new Sending(step.name(), Direction.FORWARD, ask.apply(data))))
                .orElseGet(() -> so.to(state.dueAt(now.plus(definition.deadline()))));
    }

    private Progress<L> complete(StepState step, Progress<L> so, D data, Instant now) {
        var done = so.to(so.state().with(step.ended(StepStatus.COMPLETED, now)))
                .doing(type.step(step.name()).effects().apply(data));
        return done.state().first(other -> other.isOpen(Direction.FORWARD)).isPresent()
                ? done
                : advance(done, data, now);
    }

    private Progress<L> done(Done done, Progress<L> here, D data, Instant now) {
        var step = here.state().step(done.step());
        if (step.isEmpty()) {
            return here;
        }
        return switch (done.direction()) {
            case FORWARD ->
                here.state().status() == SagaStatus.IN_PROGRESS && step.get().isOpen(Direction.FORWARD)
                        ? complete(step.get(), here, data, now)
                        : here;
            case UNDO -> Compensation.isBeingUndone(step.get()) ? backward.undone(step.get(), here, data, now) : here;
        };
    }

    private Progress<L> settled(Settled settled, Progress<L> here, D data, Instant now) {
        return here.state().status() != SagaStatus.IN_PROGRESS
                ? here
                : here.state()
                        .step(settled.step())
                        .filter(step -> step.status() == StepStatus.PENDING || step.isOpen(Direction.FORWARD))
                        .map(step -> complete(step, here, data, now))
                        .orElse(here);
    }

    private Progress<L> refused(Refused refused, Progress<L> here, D data, Instant now) {
        return here.state()
                .step(refused.step())
                .filter(step -> step.isOpen(refused.direction()))
                .map(step -> refused(step.troubled(refused.reason()), refused, here, data, now))
                .orElse(here);
    }

    private Progress<L> refused(StepState step, Refused refused, Progress<L> here, D data, Instant now) {
        var undoing = refused.direction() == Direction.UNDO;
        if ((undoing || refused.retryable()) && !patience.isExhausted(step)) {
            return here.to(here.state().with(step).dueAt(patience.askAgainAt(now, step.attempts())));
        }
        return undoing ? backward.stuck(step, here, now) : fail(step, refused.reason(), here, data, now);
    }

    private Progress<L> timePassed(Progress<L> here, D data, Instant now) {
        return here.state()
                .first(step -> step.isOpen(here.state().direction()))
                .map(step -> timePassed(step, here, data, now))
                .orElse(here);
    }

    private Progress<L> timePassed(StepState step, Progress<L> here, D data, Instant now) {
        var ask = type.step(step.name()).ask(step.direction());
        if (ask.isEmpty()) {
            return fail(step.troubled("expired"), step.name() + "-expired", here, data, now);
        }
        if (!patience.isExhausted(step)) {
            return askAgain(step.askedAgain(), ask.get().apply(data), here, now);
        }
        return step.direction() == Direction.UNDO
                ? backward.stuck(step.troubled(step.unanswered()), here, now)
                : backward.undo(step.unanswered(), here.to(here.state().with(step.troubled("unanswered"))), data, now);
    }

    private Progress<L> askAgain(StepState step, Ask ask, Progress<L> here, Instant now) {
        return here.to(here.state().with(step).dueAt(patience.answerBy(now, step.attempts())))
                .sending(new Sending(step.name(), step.direction(), ask));
    }

    private Progress<L> fail(StepState step, String reason, Progress<L> here, D data, Instant now) {
        return backward.undo(reason, here.to(here.state().with(step.ended(StepStatus.FAILED, now))), data, now);
    }
}

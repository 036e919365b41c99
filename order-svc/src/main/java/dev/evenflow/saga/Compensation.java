package dev.evenflow.saga;

import java.time.Instant;

/** The way back: the newest step first, one at a time. */
final class Compensation<D, L> {

    private final SagaType<D, L> type;
    private final Patience patience;

    Compensation(SagaType<D, L> type, Patience patience) {
        this.type = type;
        this.patience = patience;
    }

    /** From here on nothing is done any more. */
    Progress<L> undo(String reason, Progress<L> so, D data, Instant now) {
        return compensate(so.to(so.state().because(reason).is(SagaStatus.COMPENSATING)), data, now);
    }

    private Progress<L> compensate(Progress<L> so, D data, Instant now) {
        var last = so.state().last(StepState::isToBeUndone);
        if (last.isEmpty()) {
            return so.to(so.state().is(SagaStatus.COMPENSATED)).doing(type.compensatedFor(data, so.state()));
        }
        var step = last.get().undoing(now);
        return type.step(step.name())
                .undo()
                .map(ask -> so.to(so.state().with(step).dueAt(patience.answerBy(now, 1)))
                        .sending(new Sending(step.name(), Direction.UNDO, ask.apply(data))))
                .orElseGet(() -> undone(step, so, data, now));
    }

    Progress<L> undone(StepState step, Progress<L> so, D data, Instant now) {
        var state = so.state().with(step.ended(StepStatus.COMPENSATED, now)).is(SagaStatus.COMPENSATING);
        return compensate(so.to(state), data, now);
    }

    /** Nothing more happens until an operator says so, or a late answer comes. */
    Progress<L> stuck(StepState step, Progress<L> here, Instant now) {
        return here.to(here.state().with(step.ended(StepStatus.FAILED, now)).is(SagaStatus.FAILED));
    }

    Progress<L> triedAgain(Progress<L> here, D data, Instant now) {
        return here.state().status() != SagaStatus.FAILED
                ? here
                : here.state()
                        .first(Compensation::isBeingUndone)
                        .map(step ->
                                tryAgain(step.anew(), here.to(here.state().is(SagaStatus.COMPENSATING)), data, now))
                        .orElse(here);
    }

    private Progress<L> tryAgain(StepState step, Progress<L> here, D data, Instant now) {
        return type.step(step.name())
                .undo()
                .map(ask -> here.to(here.state().with(step).dueAt(patience.answerBy(now, step.attempts())))
                        .sending(new Sending(step.name(), Direction.UNDO, ask.apply(data))))
                .orElse(here);
    }

    /** Also when that was given up: a late answer is as good. */
    static boolean isBeingUndone(StepState step) {
        return step.direction() == Direction.UNDO
                && (step.status() == StepStatus.IN_PROGRESS || step.status() == StepStatus.FAILED);
    }
}

package dev.evenflow.saga;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A step of a saga. Everything in it is a pure function of the saga's data.
 *
 * @param ask who is asked for it; empty when an answer from outside is awaited
 * @param undo who is asked to undo it; empty when there is nothing to undo
 * @param settled whether it needs nobody
 * @param deadline how long an answer from outside may take
 * @param effects what the saga's own module does in the same transaction once the step is done
 */
public record Step<D, L>(
        String name,
        Optional<Function<D, Ask>> ask,
        Optional<Function<D, Ask>> undo,
        Predicate<D> settled,
        Duration deadline,
        Function<D, List<L>> effects) {

    /** Somebody else is asked. */
    public static <D, L> Step<D, L> asking(String name, Function<D, Ask> ask) {
        return new Step<>(name, Optional.of(ask), Optional.empty(), data -> false, Duration.ZERO, data -> List.of());
    }

    /** An answer from outside is awaited. */
    public static <D, L> Step<D, L> awaiting(String name, Duration deadline) {
        return new Step<>(name, Optional.empty(), Optional.empty(), data -> false, deadline, data -> List.of());
    }

    public Step<D, L> undoneBy(Function<D, Ask> undoing) {
        return new Step<>(name, ask, Optional.of(undoing), settled, deadline, effects);
    }

    public Step<D, L> unless(Predicate<D> needless) {
        return new Step<>(name, ask, undo, needless, deadline, effects);
    }

    public Step<D, L> then(Function<D, L> effect) {
        return new Step<>(name, ask, undo, settled, deadline, data -> List.of(effect.apply(data)));
    }

    Optional<Function<D, Ask>> ask(Direction direction) {
        return direction == Direction.FORWARD ? ask : undo;
    }
}

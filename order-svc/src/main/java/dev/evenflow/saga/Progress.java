package dev.evenflow.saga;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of a saga in a turn.
 *
 * @param sendings commands to send, in this order
 * @param effects what its own module has to do, in this order
 */
public record Progress<L>(SagaState state, List<Sending> sendings, List<L> effects) {

    public Progress {
        sendings = List.copyOf(sendings);
        effects = List.copyOf(effects);
    }

    /** Nothing but the state. */
    public static <L> Progress<L> at(SagaState state) {
        return new Progress<>(state, List.of(), List.of());
    }

    /** This, and then that. */
    public Progress<L> then(Progress<L> next) {
        return new Progress<>(next.state, joined(sendings, next.sendings), joined(effects, next.effects));
    }

    Progress<L> to(SagaState next) {
        return new Progress<>(next, sendings, effects);
    }

    Progress<L> sending(Sending one) {
        return new Progress<>(state, joined(sendings, List.of(one)), effects);
    }

    Progress<L> doing(List<L> more) {
        return new Progress<>(state, sendings, joined(effects, more));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}

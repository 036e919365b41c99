package dev.evenflow.saga;

import java.util.List;
import java.util.function.BiFunction;

/**
 * A kind of saga.
 *
 * @param <D> what it is about; never changes while it runs
 * @param <L> what its own module does along the way
 * @param name stored with every instance; never changes once there are some
 * @param data the record, kept as JSON; it has to be registered for reflection
 * @param steps in the order in which they are done; their names are stored, too
 * @param compensated what its own module does in the end when everything is undone, with the reason
 */
public record SagaType<D, L>(String name, Class<D> data, List<Step<D, L>> steps, BiFunction<D, String, L> compensated) {

    public SagaType {
        steps = List.copyOf(steps);
    }

    List<L> compensatedFor(D about, SagaState state) {
        return List.of(compensated.apply(about, state.reason() == null ? "" : state.reason()));
    }

    Step<D, L> step(String wanted) {
        return steps.stream()
                .filter(step -> step.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No step " + wanted + " in " + name));
    }
}

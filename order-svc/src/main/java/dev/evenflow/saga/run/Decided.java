package dev.evenflow.saga.run;

import dev.evenflow.eventstore.Cause;
import java.util.List;

/**
 * What a saga decided for its own module in a turn.
 *
 * @param data of the saga
 * @param effects in the order in which they are to be carried out
 */
public record Decided<D, L>(D data, List<L> effects, Cause cause) {

    public Decided {
        effects = List.copyOf(effects);
    }
}

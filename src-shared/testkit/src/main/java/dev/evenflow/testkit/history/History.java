package dev.evenflow.testkit.history;

import java.util.List;
import java.util.Map;

/**
 * What was seen, by aggregate.
 *
 * @param source the state the source ended in
 * @param copy every state written to the copy, in the order of the writes
 * @param published every version in the stream, in stream order; empty when the stream was not read
 */
public record History<S extends Versioned>(
        Map<String, S> source, Map<String, List<S>> copy, Map<String, List<Long>> published) {

    public History {
        source = Map.copyOf(source);
        copy = Map.copyOf(copy);
        published = Map.copyOf(published);
    }
}

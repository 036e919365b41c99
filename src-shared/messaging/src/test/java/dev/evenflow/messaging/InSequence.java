package dev.evenflow.messaging;

import dev.evenflow.messaging.consume.Delivery;
import dev.evenflow.messaging.consume.EventBatch;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A consumer that applies events exactly in sequence, its inbox in memory. */
public final class InSequence {

    private final Map<String, List<Long>> effects = new HashMap<>();
    private final Set<String> poison = new HashSet<>();
    private final Map<String, Integer> handed = new HashMap<>();
    private Consumer<String> applied = event -> {};

    public synchronized Uni<Void> apply(EventBatch batch) {
        batch.deliveries().forEach(this::apply);
        return Uni.createFrom().voidItem();
    }

    public synchronized void poison(String aggregateId, long version) {
        poison.add(event(aggregateId, version));
    }

    public synchronized void cure() {
        poison.clear();
    }

    /** Calls the listener with {@code aggregate/version} for everything that is applied. */
    synchronized void onApplied(Consumer<String> listener) {
        applied = listener;
    }

    /** The versions of an aggregate that took effect, in that order. */
    public synchronized List<Long> effects(String aggregateId) {
        return List.copyOf(effects.getOrDefault(aggregateId, List.of()));
    }

    /** How often an event was handed over. */
    synchronized int handed(String aggregateId, long version) {
        return handed.getOrDefault(event(aggregateId, version), 0);
    }

    private void apply(Delivery delivery) {
        var id = delivery.envelope().aggregateId();
        var version = delivery.envelope().version();
        var done = effects.computeIfAbsent(id, key -> new ArrayList<>());
        var last = done.isEmpty() ? 0 : done.getLast();
        handed.merge(event(id, version), 1, Integer::sum);
        if (version > last + 1) {
            delivery.awaitPredecessor(last);
        } else if (version == last + 1 && poison.contains(event(id, version))) {
            delivery.reject("poison");
        } else if (version == last + 1) {
            done.add(version);
            applied.accept(event(id, version));
        }
    }

    private static String event(String aggregateId, long version) {
        return aggregateId + "/" + version;
    }
}

package dev.evenflow.messaging.consume;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The events of one channel that wait for earlier ones, at most so many; each aggregate's in the order of its versions.
 * Of two deliveries of one version the later is kept, for its acknowledgement is the one that counts. Thread-safe.
 */
final class Holding {

    private final int limit;
    private final Map<String, NavigableMap<Long, Held>> aggregates = new HashMap<>();
    private volatile int size;

    Holding(int limit) {
        this.limit = limit;
    }

    /** Cheap: asked for every event that is applied. */
    boolean isEmpty() {
        return size == 0;
    }

    /** Whether there was room. */
    synchronized boolean hold(Held held) {
        var versions = aggregates.getOrDefault(held.aggregateId(), new TreeMap<>());
        if (size >= limit && !versions.containsKey(held.envelope().version())) {
            return false;
        }
        aggregates.put(held.aggregateId(), versions);
        versions.put(held.envelope().version(), held);
        count();
        return true;
    }

    synchronized boolean holds(String aggregateId) {
        return aggregates.containsKey(aggregateId);
    }

    /** The one with the lowest version. */
    synchronized Optional<Held> takeFirst(String aggregateId) {
        var versions = aggregates.getOrDefault(aggregateId, new TreeMap<>());
        var first = Optional.ofNullable(versions.pollFirstEntry()).map(Map.Entry::getValue);
        if (versions.isEmpty()) {
            aggregates.remove(aggregateId);
        }
        count();
        return first;
    }

    /** All of an aggregate, in order. */
    synchronized List<Held> take(String aggregateId) {
        var versions = aggregates.remove(aggregateId);
        count();
        return versions == null ? List.of() : List.copyOf(versions.values());
    }

    synchronized List<Held> takeAll() {
        var all = all();
        aggregates.clear();
        count();
        return all;
    }

    synchronized List<Held> all() {
        return aggregates.values().stream()
                .flatMap(versions -> versions.values().stream())
                .toList();
    }

    private void count() {
        size = aggregates.values().stream().mapToInt(Map::size).sum();
    }
}

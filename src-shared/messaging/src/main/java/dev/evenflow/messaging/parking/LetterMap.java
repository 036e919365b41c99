package dev.evenflow.messaging.parking;

import static java.util.stream.Collectors.toSet;

import dev.evenflow.messaging.deadletter.AggregateVersion;
import dev.evenflow.messaging.deadletter.LetterPlace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Dead letters by aggregate and version, at most so many; those that tell no aggregate are left out. Thread-safe. */
final class LetterMap {

    private final int maxSize;
    private final Map<Long, LetterPlace> byId = new HashMap<>();
    private final Map<Aggregate, NavigableMap<Long, LetterPlace>> byAggregate = new HashMap<>();

    LetterMap(int maxSize) {
        this.maxSize = maxSize;
    }

    /** The letters of an aggregate between two versions, both exclusive: the one with the lowest version. */
    synchronized Optional<LetterPlace> first(String channel, AggregateVersion event, long after) {
        return Optional.ofNullable(letters(channel, event).higherEntry(after))
                .filter(entry -> entry.getKey() < event.version())
                .map(Map.Entry::getValue);
    }

    /** The letter with the highest version before this event. */
    synchronized Optional<LetterPlace> last(String channel, AggregateVersion event) {
        return Optional.ofNullable(letters(channel, event).lowerEntry(event.version()))
                .map(Map.Entry::getValue);
    }

    /** Does nothing when it is full. */
    synchronized void add(LetterPlace letter) {
        if (byId.size() < maxSize && letter.event().isPresent()) {
            var event = letter.event().get();
            byId.put(letter.id(), letter);
            byAggregate
                    .computeIfAbsent(new Aggregate(letter.channel(), event.aggregateId()), key -> new TreeMap<>())
                    .put(event.version(), letter);
        }
    }

    synchronized void remove(long id) {
        var letter = byId.remove(id);
        if (letter != null && letter.event().isPresent()) {
            var event = letter.event().get();
            byAggregate.computeIfPresent(new Aggregate(letter.channel(), event.aggregateId()), (key, letters) -> {
                letters.remove(event.version(), letter);
                return letters.isEmpty() ? null : letters;
            });
        }
    }

    /** The highest id known: a letter up to there that is missing in a list read from now on is gone. */
    synchronized long horizon() {
        return byId.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Takes over what was read, and forgets what is gone; what was stored while it was being read stays. */
    synchronized void merge(List<LetterPlace> read, long horizon) {
        var present = read.stream().map(LetterPlace::id).collect(toSet());
        var gone = byId.keySet().stream()
                .filter(id -> id <= horizon && !present.contains(id))
                .toList();
        gone.forEach(this::remove);
        read.forEach(this::add);
    }

    private NavigableMap<Long, LetterPlace> letters(String channel, AggregateVersion event) {
        return byAggregate.getOrDefault(new Aggregate(channel, event.aggregateId()), new TreeMap<>());
    }

    private record Aggregate(String channel, String id) {}
}

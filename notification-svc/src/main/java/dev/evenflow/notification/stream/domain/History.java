package dev.evenflow.notification.stream.domain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last changes, at most so many, for those who were away for a moment. Not thread-safe. */
public final class History {

    private final int limit;
    private final Deque<Change> changes = new ArrayDeque<>();
    private Position floor;

    /**
     * An empty one.
     *
     * @param floor what comes after it will be added here
     */
    public History(Position floor, int limit) {
        this.floor = floor;
        this.limit = limit;
    }

    public void add(Change change) {
        changes.addLast(change);
        if (changes.size() > limit) {
            var forgotten = changes.removeFirst();
            floor = floor.upTo(forgotten.source(), forgotten.sequence());
        }
    }

    /** Whether it has every change that somebody at this position has not heard. */
    public boolean reachesBackTo(Position position) {
        return floor.isNowhereAhead(position);
    }

    /** All of them, the oldest first. */
    public List<Change> changes() {
        return List.copyOf(changes);
    }
}

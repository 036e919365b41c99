package dev.evenflow.outbox.relay;

import java.time.Duration;
import java.util.List;

/**
 * From where on the outbox is read. What was deleted stays in the index until it is vacuumed, and each read from the
 * beginning goes past all of it. So most reads begin a little behind what was read last, and now and then one begins at the
 * beginning, for rows that were committed long after they got their ids. Those of one aggregate commit in the order of
 * their ids, so none of them is overtaken.
 */
final class ReadMark {

    private final long interval;
    private long lastFromTheBeginning;
    private long highest;
    private long highestBefore;
    private long behind;

    /**
     * A mark at the beginning.
     *
     * @param interval between two reads from the beginning; what is read in that time is read past again
     * @param now as {@link System#nanoTime} tells
     */
    ReadMark(Duration interval, long now) {
        this.interval = interval.toNanos();
        this.lastFromTheBeginning = now;
    }

    /** The id behind which the next read begins; 0 for the beginning. */
    long next(long now) {
        if (now - lastFromTheBeginning < interval) {
            return behind;
        }
        lastFromTheBeginning = now;
        behind = highestBefore;
        highestBefore = highest;
        return 0;
    }

    /** Behind what a read begins that follows another at once. */
    long current() {
        return behind;
    }

    /** These are on their way, and all before them are, or were. */
    void passed(List<OutboxRow> rows) {
        highest = Math.max(highest, rows.getLast().id());
    }

    /** Not everything got through: it is to be read again. */
    void reset() {
        highest = 0;
        highestBefore = 0;
        behind = 0;
    }
}

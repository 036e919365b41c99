package dev.evenflow.consistency.domain;

import dev.evenflow.contracts.consistency.RangeDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The ranges in which a copy was seen to be right, and as what. The copy changes by events alone, and events come from changes
 * of the source: where the source is still the same, so is the copy, unless somebody else had a hand in it. Two things find
 * that: a share of all ranges is read again with each check, and rows do not vanish from a copy. Not thread-safe.
 */
public final class Verified {

    private final String generation;
    private final TreeMap<Long, RangeDigest> ranges = new TreeMap<>();
    private OptionalLong surplus = OptionalLong.empty();
    private long rows;
    private long lastShared = Long.MIN_VALUE;

    /**
     * Nothing was seen yet.
     *
     * @param generation of the copy
     */
    public Verified(String generation) {
        this.generation = generation;
    }

    public String generation() {
        return generation;
    }

    public Map<Long, RangeDigest> ranges() {
        return new HashMap<>(ranges);
    }

    /** The copy is like this. */
    public void put(RangeDigest digest) {
        var before = ranges.put(digest.range(), digest);
        rows += digest.rows() - (before == null ? 0 : before.rows());
    }

    public void remove(long range) {
        var before = ranges.remove(range);
        rows -= before == null ? 0 : before.rows();
    }

    /** The ranges that are not, in the source, what they were when the copy was the same. */
    public SortedSet<Long> changed(Map<Long, RangeDigest> source) {
        return Comparison.ranges(source, ranges);
    }

    /** The next ranges in turn, which are to be read although nothing speaks for it. */
    public SortedSet<Long> share(int count) {
        var share = new TreeSet<Long>();
        for (var next = ranges.higherKey(lastShared); share.size() < Math.min(count, ranges.size()); ) {
            var range = Objects.requireNonNullElseGet(next, ranges::firstKey);
            share.add(range);
            lastShared = range;
            next = ranges.higherKey(range);
        }
        return share;
    }

    /** Keeps what is the same on both sides, and forgets the rest. */
    public void settle(Overview seen) {
        seen.source().values().stream()
                .filter(digest -> !seen.differing().contains(digest.range()))
                .forEach(this::put);
        seen.differing().forEach(this::remove);
    }

    /**
     * The whole copy was read: remembers how many more rows it was estimated to have, tombstones that say nothing, say.
     *
     * @param estimated before it was read, so that it can only be too few
     */
    public void calibrate(long estimated, Overview read) {
        surplus = OptionalLong.of(estimated - read.copyRows());
    }

    /**
     * Whether the estimated number of rows is at odds with what was verified: rows were removed, or, where nothing has changed,
     * added.
     */
    public boolean isContradictedBy(long estimated, boolean nothingChanged) {
        if (surplus.isEmpty()) {
            return false;
        }
        var expected = rows + surplus.getAsLong();
        return estimated < expected || (nothingChanged && estimated > expected);
    }
}

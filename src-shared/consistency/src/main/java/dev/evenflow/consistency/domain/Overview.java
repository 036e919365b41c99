package dev.evenflow.consistency.domain;

import dev.evenflow.contracts.consistency.RangeDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;

/**
 * Both sides by range.
 *
 * @param source as it was read
 * @param copy as it was read, or verified earlier
 * @param differing the ranges to be split into rows
 * @param deep whether all rows of both sides were read for it
 */
public record Overview(
        Map<Long, RangeDigest> source, Map<Long, RangeDigest> copy, SortedSet<Long> differing, boolean deep) {

    public static Overview deep(Map<Long, RangeDigest> source, Map<Long, RangeDigest> copy) {
        return new Overview(source, copy, Comparison.ranges(source, copy), true);
    }

    public static Overview warm(Map<Long, RangeDigest> source, Map<Long, RangeDigest> copy) {
        return new Overview(source, copy, Comparison.ranges(source, copy), false);
    }

    /** With ranges of the copy that were read once more. */
    public Overview withLater(Map<Long, RangeDigest> read) {
        var newest = new HashMap<>(copy);
        newest.putAll(read);
        return new Overview(source, newest, differing, deep);
    }

    /** Users at the source. */
    public long sourceCount() {
        return living(source.values());
    }

    /** Users in the copy. */
    public long copyCount() {
        return living(copy.values());
    }

    /** The same with tombstones. */
    long copyRows() {
        return copy.values().stream().mapToLong(RangeDigest::rows).sum();
    }

    /** Rows that ranges of the copy have fewer than those of the source: at least so many are missing, or on their way. */
    public long fewer() {
        return differing.stream()
                .mapToLong(range -> Math.max(rows(source, range) - rows(copy, range), 0))
                .sum();
    }

    private static long living(Collection<RangeDigest> digests) {
        return digests.stream().mapToLong(RangeDigest::living).sum();
    }

    private static long rows(Map<Long, RangeDigest> side, long range) {
        return side.getOrDefault(range, RangeDigest.empty(range)).rows();
    }
}

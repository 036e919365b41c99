package dev.evenflow.consistency.domain;

import dev.evenflow.contracts.consistency.RangeDigest;
import dev.evenflow.contracts.consistency.RowDigest;
import java.util.HashMap;
import java.util.Map;

/** Adds up the rows of a copy by range, in any order; what it keeps grows with the ranges, not with the rows. Not thread-safe. */
public final class RangeSums {

    private static final class Sum {
        private long rows;
        private long living;
        private long digest;
    }

    private final Map<Long, Sum> sums = new HashMap<>();

    public void add(CopyRow row) {
        if (row.saysNothing()) {
            return;
        }
        var sum = sums.computeIfAbsent(RangeDigest.rangeOf(row.id()), range -> new Sum());
        sum.rows++;
        sum.living += row.deleted() ? 0 : 1;
        sum.digest ^= RowDigest.of(row.id(), row.version(), row.deleted());
    }

    /** Of the ranges that are not empty. */
    public Map<Long, RangeDigest> digests() {
        var digests = new HashMap<Long, RangeDigest>();
        sums.forEach((range, sum) -> digests.put(range, new RangeDigest(range, sum.rows, sum.living, sum.digest)));
        return digests;
    }

    public static Map<Long, RangeDigest> of(Iterable<CopyRow> rows) {
        var sums = new RangeSums();
        rows.forEach(sums::add);
        return sums.digests();
    }
}

package dev.evenflow.consistency.domain;

import dev.evenflow.contracts.consistency.RangeDigest;
import dev.evenflow.contracts.consistency.RowState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where a source and a copy of it differ; why, {@link Judgement} tells. */
public final class Comparison {

    private Comparison() {}

    /** The ranges that are not the same on both sides; those that are missing on one are empty there. */
    public static SortedSet<Long> ranges(Map<Long, RangeDigest> source, Map<Long, RangeDigest> copy) {
        var differing = new TreeSet<Long>();
        source.forEach((range, digest) -> {
            if (!digest.equals(copy.get(range))) {
                differing.add(range);
            }
        });
        copy.keySet().stream().filter(range -> !source.containsKey(range)).forEach(differing::add);
        differing.removeIf(range -> isEmpty(source.get(range)) && isEmpty(copy.get(range)));
        return differing;
    }

    /** The ids of users that are not the same on both sides. */
    public static List<Long> rows(Map<Long, RowState> source, Iterable<CopyRow> copy) {
        var known = new HashMap<Long, CopyRow>();
        for (var row : copy) {
            if (!row.saysNothing()) {
                known.put(row.id(), row);
            }
        }
        var differing = new TreeSet<Long>();
        source.forEach((id, row) -> {
            var found = known.remove(id);
            if (found == null || !found.matches(row)) {
                differing.add(id);
            }
        });
        differing.addAll(known.keySet());
        return List.copyOf(differing);
    }

    private static boolean isEmpty(@Nullable RangeDigest digest) {
        return digest == null || digest.rows() == 0;
    }
}

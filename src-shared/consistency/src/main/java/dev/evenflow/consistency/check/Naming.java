package dev.evenflow.consistency.check;

import dev.evenflow.consistency.Copy;
import dev.evenflow.consistency.domain.Comparison;
import dev.evenflow.consistency.domain.CopyRow;
import dev.evenflow.consistency.domain.RangeSums;
import dev.evenflow.consistency.domain.Verified;
import dev.evenflow.consistency.source.Parts;
import dev.evenflow.consistency.source.UserSource;
import dev.evenflow.contracts.consistency.RangeDigest;
import dev.evenflow.contracts.consistency.RowQuery;
import dev.evenflow.contracts.consistency.RowState;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Splits ranges that differ into rows, a few ranges at a time, and names the users that are wrong. */
final class Naming {

    private final UserSource source;
    private final Copy copy;
    private final Confirmation confirmation;

    Naming(UserSource source, Copy copy, Confirmation confirmation) {
        this.source = source;
        this.copy = copy;
        this.confirmation = confirmation;
    }

    /** Completes with the findings, once all ranges were looked at or the findings are full. */
    Uni<Findings> in(Set<Long> ranges, Verified verified, Findings findings) {
        return Parts.of(List.copyOf(ranges), RowQuery.MAX_RANGES)
                .each(part -> findings.full() ? Uni.createFrom().voidItem() : look(part, verified, findings))
                .replaceWith(findings);
    }

    private Uni<Void> look(List<Long> ranges, Verified verified, Findings findings) {
        return source.rows(ranges).chain(said -> {
            var sums = RangeSums.of(asRows(said.values()));
            return copy.rows(verified.generation(), ranges)
                    .map(rows -> differing(said, sums, rows, verified))
                    .chain(ids -> confirmation.of(verified.generation(), said, ids))
                    .invoke(confirmed -> findings.add(confirmed, sums))
                    .replaceWithVoid();
        });
    }

    /** The users to be judged; the ranges without any are verified. */
    private static List<Long> differing(
            Map<Long, RowState> said, Map<Long, RangeDigest> sums, List<CopyRow> rows, Verified verified) {
        var copied = RangeSums.of(rows);
        var ranges = Comparison.ranges(sums, copied);
        copied.values().stream()
                .filter(digest -> !ranges.contains(digest.range()))
                .forEach(verified::put);
        return ranges.isEmpty() ? List.of() : Comparison.rows(said, rows);
    }

    private static List<CopyRow> asRows(Collection<RowState> said) {
        return said.stream()
                .map(row -> new CopyRow(row.id(), row.version(), row.deleted()))
                .toList();
    }
}

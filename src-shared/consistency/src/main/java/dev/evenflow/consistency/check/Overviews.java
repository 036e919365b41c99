package dev.evenflow.consistency.check;

import dev.evenflow.consistency.Copy;
import dev.evenflow.consistency.domain.CopyRow;
import dev.evenflow.consistency.domain.Overview;
import dev.evenflow.consistency.domain.RangeSums;
import dev.evenflow.consistency.domain.Verified;
import dev.evenflow.consistency.source.Parts;
import dev.evenflow.consistency.source.UserSource;
import dev.evenflow.contracts.consistency.RangeDigest;
import dev.evenflow.contracts.consistency.RowQuery;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares both sides by range, reading no more than needed; what is the same on both is verified from then on. */
final class Overviews {

    private final UserSource source;
    private final Copy copy;

    Overviews(UserSource source, Copy copy) {
        this.source = source;
        this.copy = copy;
    }

    /** Reads all rows of both sides and trusts nothing. */
    Uni<Overview> deep(Verified verified) {
        return copy.estimatedCount(verified.generation())
                .chain(estimated -> Uni.combine()
                        .all()
                        .unis(source.digests(true), copy.digests(verified.generation()))
                        .with((said, copied) -> Overview.deep(said, copied))
                        .invoke(verified::settle)
                        .invoke(seen -> verified.calibrate(estimated, seen)));
    }

    /** Reads the ranges of the copy whose source has changed since they were verified, and a share of the others. */
    Uni<Overview> warm(Verified verified, int share) {
        return copy.estimatedCount(verified.generation())
                .chain(estimated -> source.digests(false).chain(digests -> warm(verified, share, estimated, digests)));
    }

    private Uni<Overview> warm(Verified verified, int share, long estimated, Map<Long, RangeDigest> digests) {
        var unread = new TreeSet<>(verified.changed(digests));
        if (verified.isContradictedBy(estimated, unread.isEmpty())) {
            return deep(verified);
        }
        unread.addAll(verified.share(share));
        var most = unread.size() * 2 > digests.size();
        var read = most ? copy.digests(verified.generation()) : some(verified, unread);
        return read.map(copied -> Overview.warm(digests, copied)).invoke(verified::settle);
    }

    private Uni<Map<Long, RangeDigest>> some(Verified verified, SortedSet<Long> unread) {
        var all = verified.ranges();
        all.keySet().removeAll(unread);
        return Parts.of(List.copyOf(unread), RowQuery.MAX_RANGES)
                .collect(part -> copy.rows(verified.generation(), part).map(Overviews::sums), Parts::merged)
                .invoke(all::putAll)
                .replaceWith(all);
    }

    private static Map<Long, RangeDigest> sums(List<CopyRow> rows) {
        return RangeSums.of(rows);
    }
}

package dev.evenflow.consistency.domain;

import dev.evenflow.consistency.domain.Verdict.AskAgain;
import dev.evenflow.consistency.domain.Verdict.OnItsWay;
import dev.evenflow.consistency.domain.Verdict.Right;
import dev.evenflow.consistency.domain.Verdict.Wrong;
import dev.evenflow.contracts.consistency.RowState;
import java.util.Optional;

/**
 * Tells lag from drift, for one user, by the order in which things were read: no time is involved. Versions of a user only
 * grow in the source, each stands for one state, and the copy learns of them by events alone.
 */
public final class Judgement {

    private Judgement() {}

    /**
     * The source was read first, then the copy.
     *
     * @param caughtUp whether in between the copy had applied everything that stood in the stream after the source was read
     */
    public static Verdict sourceFirst(long id, Optional<RowState> source, Optional<CopyRow> copy, boolean caughtUp) {
        if (source.isPresent()) {
            return sourceFirst(source.get(), copy, caughtUp);
        }
        return copy.filter(row -> !row.saysNothing()).isEmpty() ? new Right() : new AskAgain();
    }

    private static Verdict sourceFirst(RowState source, Optional<CopyRow> copy, boolean caughtUp) {
        var known = copy.filter(row -> !row.saysNothing());
        if (known.isPresent() && known.get().version() >= source.version()) {
            return known.get().matches(source) ? new Right() : new AskAgain();
        }
        if (source.unpublished() || !caughtUp) {
            return new OnItsWay();
        }
        var kind = known.isEmpty() ? Kind.MISSING : Kind.STALE;
        return new Wrong(new Difference(source.id(), kind, Optional.of(source), copy));
    }

    /** The copy was read first, then the source: what the copy had then, the source had before. */
    public static Verdict copyFirst(CopyRow copy, Optional<RowState> source) {
        if (source.isEmpty()) {
            return new Wrong(new Difference(copy.id(), Kind.EXTRA, source, Optional.of(copy)));
        }
        var row = source.get();
        if (copy.version() < row.version()) {
            return new OnItsWay();
        }
        return copy.matches(row)
                ? new Right()
                : new Wrong(new Difference(copy.id(), Kind.AHEAD, source, Optional.of(copy)));
    }
}

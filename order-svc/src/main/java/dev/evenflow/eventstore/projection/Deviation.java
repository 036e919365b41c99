package dev.evenflow.eventstore.projection;

import java.util.ArrayList;
import java.util.List;

/**
 * Where live tables are not what their events make of them.
 *
 * @param missing rows they lack
 * @param stale rows that should be otherwise
 * @param extra rows they should not have
 * @param named some of them, of each table and kind the first {@value #NAMED}
 */
record Deviation(long missing, long stale, long extra, List<ProjectionVerdict.Named> named) {

    static final int NAMED = 20;
    static final Deviation NONE = new Deviation(0, 0, 0, List.of());

    Deviation {
        named = List.copyOf(named);
    }

    boolean isNone() {
        return missing + stale + extra == 0;
    }

    /** With that of another table. */
    Deviation plus(Deviation other) {
        var all = new ArrayList<>(named);
        all.addAll(other.named);
        return new Deviation(missing + other.missing, stale + other.stale, extra + other.extra, all);
    }
}

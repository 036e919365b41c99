package dev.evenflow.consistency.check;

import dev.evenflow.consistency.domain.Difference;
import dev.evenflow.contracts.consistency.RangeDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a check has found so far; it need not look further once it is full. Not thread-safe. */
final class Findings {

    private final int limit;
    private final List<Difference> wrong = new ArrayList<>();
    private final Map<Long, RangeDigest> settled = new HashMap<>();
    private long lagging;
    private boolean behind;

    /**
     * Nothing yet.
     *
     * @param limit full with more wrong users than that
     */
    Findings(int limit) {
        this.limit = limit;
    }

    /**
     * What became of some ranges.
     *
     * @param source what the source said of them, which is what the copy has if nothing was wrong, and nothing on its way
     */
    void add(Confirmed more, Map<Long, RangeDigest> source) {
        wrong.addAll(more.wrong());
        lagging += more.lagging();
        behind |= more.behind();
        if (more.wrong().isEmpty() && more.lagging() == 0) {
            settled.putAll(source);
        }
    }

    /** The ranges that turned out to be right. */
    Map<Long, RangeDigest> settled() {
        return settled;
    }

    List<Difference> wrong() {
        return wrong;
    }

    long lagging() {
        return lagging;
    }

    boolean behind() {
        return behind;
    }

    /** Whether more is wrong than one check repairs. */
    boolean tooMany() {
        return wrong.size() > limit;
    }

    boolean full() {
        return behind || tooMany();
    }
}

package dev.evenflow.consistency.check;

import dev.evenflow.consistency.domain.Difference;
import java.util.ArrayList;
import java.util.List;

/** What a check has found so far; it need not look further once it is full. Not thread-safe. */
final class Findings {

    private final int limit;
    private final List<Difference> wrong = new ArrayList<>();
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

    void add(Confirmed more) {
        wrong.addAll(more.wrong());
        lagging += more.lagging();
        behind |= more.behind();
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

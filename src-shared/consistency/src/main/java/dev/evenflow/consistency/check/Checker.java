package dev.evenflow.consistency.check;

import dev.evenflow.consistency.ConsistencyConfig;
import dev.evenflow.consistency.Copy;
import dev.evenflow.consistency.domain.Overview;
import dev.evenflow.consistency.domain.Verified;
import dev.evenflow.consistency.source.Positions;
import dev.evenflow.consistency.source.UserSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Checks the copy and repairs what is wrong. Remembers what it verified, which counts as long as no other instance has checked
 * in between. One check at a time.
 */
@ApplicationScoped
class Checker {

    /** A copy that is replaced again and again while it is read is left to the next check. */
    private static final int REPLACED = 2;

    private final Copy copy;
    private final UserSource source;
    private final ConsistencyConfig config;
    private final Overviews overviews;
    private final Naming naming;
    private final Repair repair;
    private volatile Verified verified = new Verified("");

    Checker(Copy copy, UserSource source, Positions positions, ConsistencyConfig config) {
        var confirmation = new Confirmation(source, copy, positions);
        this.copy = copy;
        this.source = source;
        this.config = config;
        this.overviews = new Overviews(source, copy);
        this.naming = new Naming(source, copy, confirmation);
        this.repair = new Repair(source, copy, confirmation);
    }

    /** Forgets what was verified: somebody else has checked, and may have repaired. */
    void forget() {
        verified = new Verified("");
    }

    /**
     * One check.
     *
     * @param deep whether everything is read; else only where the source has changed, and a share of the rest
     */
    Uni<Outcome> check(boolean deep) {
        return copy.generation()
                .chain(generation -> check(generation, deep))
                .onFailure(GenerationChangedException.class)
                .retry()
                .atMost(REPLACED);
    }

    private Uni<Outcome> check(String generation, boolean deep) {
        var known = verified.generation().equals(generation);
        var trusted = known && !deep ? verified : new Verified(generation);
        verified = trusted;
        var overview = known && !deep ? overviews.warm(trusted, share(trusted)) : overviews.deep(trusted);
        return overview.chain(seen -> new Generations(copy).stillLive(generation, seen))
                .chain(seen -> split(seen, trusted));
    }

    private Uni<Outcome> split(Overview seen, Verified trusted) {
        return naming.in(seen.differing(), trusted, new Findings(config.repairLimit()))
                .map(found -> Outcome.untouched(seen.withLater(found.settled()), found))
                .chain(outcome -> repaired(outcome, trusted));
    }

    private Uni<Outcome> repaired(Outcome outcome, Verified trusted) {
        var found = outcome.found();
        if (found.wrong().isEmpty() || !config.repair()) {
            return Uni.createFrom().item(outcome);
        }
        var repairing = found.tooMany()
                ? repair.prepare(found.wrong()).chain(source::snapshot).map(outcome::repairing)
                : repair.now(trusted.generation(), found.wrong()).map(outcome::repaired);
        return repairing
                .onFailure(failure -> !(failure instanceof GenerationChangedException))
                .recoverWithItem(outcome::failed);
    }

    private int share(Verified trusted) {
        var ranges = trusted.ranges().size();
        var share = (double) config.interval().toMillis() / config.scrub().toMillis();
        return (int) Math.ceil(ranges * Math.min(share, 1));
    }
}

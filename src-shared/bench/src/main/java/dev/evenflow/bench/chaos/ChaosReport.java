package dev.evenflow.bench.chaos;

import dev.evenflow.testkit.history.Verdict;
import java.util.Set;

/**
 * What was done, and what became of it.
 *
 * @param killed the names of the victims
 * @param poison messages published that are no events
 * @param deadLetters messages that were dead-lettered; each poison message has to be, once
 * @param duplicates old events published again
 */
public record ChaosReport(
        long seed,
        int writes,
        int kills,
        Set<String> killed,
        int poison,
        long deadLetters,
        int duplicates,
        Verdict verdict) {

    public ChaosReport {
        killed = Set.copyOf(killed);
    }

    public boolean isFlawless() {
        return verdict.isFlawless() && deadLetters == poison;
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + writes + " writes acknowledged, " + kills + " kills of " + killed + ", " + poison
                + " poison messages (" + deadLetters + " dead-lettered), " + duplicates + " duplicates: " + verdict;
    }
}

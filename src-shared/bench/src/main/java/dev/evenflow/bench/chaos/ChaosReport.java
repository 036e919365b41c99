package dev.evenflow.bench.chaos;

import dev.evenflow.testkit.history.Verdict;
import java.util.Map;
import java.util.Set;

/**
 * What was done, and what became of it.
 *
 * @param writes acknowledged writes to users
 * @param orderWrites acknowledged writes to accounts and products
 * @param killed the names of the victims
 * @param poison messages published that are no events
 * @param deadLetters messages that were dead-lettered, by their consumer; each poison message has to be, once by each
 * @param duplicates old events published again
 */
public record ChaosReport(
        long seed,
        int writes,
        int orderWrites,
        int kills,
        Set<String> killed,
        int poison,
        Map<String, Long> deadLetters,
        int duplicates,
        Verdict verdict) {

    public ChaosReport {
        killed = Set.copyOf(killed);
        deadLetters = Map.copyOf(deadLetters);
    }

    public boolean isFlawless() {
        return verdict.isFlawless()
                && deadLetters.size() == Injector.CONSUMERS
                && deadLetters.values().stream().allMatch(letters -> letters == poison);
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + writes + " writes to users and " + orderWrites
                + " to accounts and products acknowledged, " + kills + " kills of " + killed + ", " + poison
                + " poison messages (dead-lettered " + deadLetters + "), " + duplicates + " duplicates: " + verdict;
    }
}

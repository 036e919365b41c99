package dev.evenflow.bench.chaos;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How much to write and to break; each is a system property.
 *
 * @param writes {@code chaos.writes}: acknowledged writes to users, at least, 20,000; others go on as long
 * @param kills {@code chaos.kills}: processes killed with -9, 24
 * @param seed {@code chaos.seed}: decides everything; a new one for each run, and printed
 */
public record ChaosOptions(int writes, int kills, long seed) {

    static ChaosOptions fromSystemProperties() {
        return new ChaosOptions(
                Integer.getInteger("chaos.writes", 20_000),
                Integer.getInteger("chaos.kills", 24),
                Long.getLong("chaos.seed", ThreadLocalRandom.current().nextLong(1_000_000)));
    }
}

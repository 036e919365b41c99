package dev.evenflow.bench.chaos;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How much to write and to break; each is a system property.
 *
 * @param writes {@code chaos.writes}: to users, 20,000
 * @param moves {@code chaos.moves}: to accounts and products by themselves, 4,000
 * @param orders {@code chaos.orders}: placed, 5,000
 * @param kills {@code chaos.kills}: processes killed with -9, 30; two of three are what orders stand on
 * @param seed {@code chaos.seed}: decides everything; a new one for each run, and printed
 */
public record ChaosOptions(int writes, int moves, int orders, int kills, long seed) {

    static ChaosOptions fromSystemProperties() {
        return new ChaosOptions(
                Integer.getInteger("chaos.writes", 20_000),
                Integer.getInteger("chaos.moves", 4_000),
                Integer.getInteger("chaos.orders", 5_000),
                Integer.getInteger("chaos.kills", 30),
                Long.getLong("chaos.seed", ThreadLocalRandom.current().nextLong(1_000_000)));
    }

    @Override
    public String toString() {
        return writes + " writes to users, " + moves + " to accounts and products, " + orders + " orders, " + kills
                + " kills, seed " + seed;
    }
}

package dev.evenflow.bench.chaos;

import dev.evenflow.bench.sagas.OrderFigures;
import dev.evenflow.testkit.history.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was done, and what became of it.
 *
 * @param acknowledged writes to users, to accounts and products, and orders
 * @param killed how often, by the names of the victims
 * @param poison messages published that are no events
 * @param deadLetters messages that were dead-lettered, by their consumer; each poison message has to be, once by each
 * @param duplicates old messages published again
 * @param orders what became of the orders
 */
public record ChaosReport(
        ChaosOptions options,
        List<Integer> acknowledged,
        Map<String, Integer> killed,
        int poison,
        Map<String, Long> deadLetters,
        int duplicates,
        OrderFigures orders,
        Verdict verdict) {

    public ChaosReport {
        acknowledged = List.copyOf(acknowledged);
        killed = Map.copyOf(killed);
        deadLetters = Map.copyOf(deadLetters);
    }

    public boolean isFlawless() {
        return verdict.isFlawless()
                && orders.keys() == options.orders()
                && deadLetters.size() == (poison == 0 ? 0 : Injector.CONSUMERS)
                && deadLetters.values().stream().allMatch(letters -> letters == poison);
    }

    @Override
    public String toString() {
        return "seed " + options.seed() + ": " + options.kills() + " kills " + new TreeMap<>(killed)
                + ";\nacknowledged writes to users, to accounts and products, orders: " + acknowledged + ";\n" + poison
                + " poison messages (dead-lettered " + deadLetters + "), " + duplicates + " duplicates;\n"
                + orders + ";\n" + verdict;
    }
}

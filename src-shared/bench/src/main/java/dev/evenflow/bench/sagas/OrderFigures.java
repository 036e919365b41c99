package dev.evenflow.bench.sagas;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the orders, in numbers.
 *
 * @param keys requests, each with an {@code Idempotency-Key} of its own
 * @param sagas by status
 * @param orders by status
 * @param money what was deposited, and where it is
 * @param stock what was put in, and where it is
 * @param mails by status; each is a message
 * @param settled how long the rest took once nothing was killed or asked any more
 */
public record OrderFigures(
        int keys,
        Map<String, Long> sagas,
        Map<String, Long> orders,
        String money,
        String stock,
        Map<String, Integer> mails,
        Duration settled) {

    public OrderFigures {
        sagas = Map.copyOf(sagas);
        orders = Map.copyOf(orders);
        mails = Map.copyOf(mails);
    }

    @Override
    public String toString() {
        return keys + " orders: sagas " + new TreeMap<>(sagas) + ", orders " + new TreeMap<>(orders) + "; money: "
                + money + "; stock: " + stock + "; mails " + new TreeMap<>(mails) + "; settled in "
                + settled.toSeconds() + " s";
    }
}

package dev.evenflow.bench.sagas;

import dev.evenflow.bench.load.InsistentCalls;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Customers and products for orders alone: nobody else moves this money or this stock.
 *
 * @param rich customers who can pay whatever they order, by their ids
 * @param poor customers who cannot
 * @param accounts of all customers, by their ids
 * @param goods products that do not run out
 * @param rare a product of which there is little
 * @param dear a product that costs more than a poor customer may overdraw
 */
public record Market(
        List<Long> rich, List<Long> poor, Map<Long, String> accounts, List<String> goods, String rare, String dear) {

    static final BigDecimal DEPOSIT = new BigDecimal("20000000.00");
    static final long PLENTY = 1_000_000;
    static final int FEW = 3;

    private static final int RICH = 12;
    private static final int POOR = 3;
    private static final int GOODS = 6;
    private static final int MOST_PIECES = 4;

    /** Less than the limit from which on somebody has to approve an order, and more than the overdraft. */
    private static final String DEAR = "2500.00";

    private static final int ABOVE_LIMIT = 5;

    public Market {
        rich = List.copyOf(rich);
        poor = List.copyOf(poor);
        accounts = Map.copyOf(accounts);
        goods = List.copyOf(goods);
    }

    /** Opens it, and waits until order-svc knows the customers. */
    public static Market open(InsistentCalls users, InsistentCalls orders, String family) {
        var opening = new MarketOpening(users, orders, family);
        var rich = IntStream.range(0, RICH)
                .mapToObj(number -> opening.customer("rich-" + number))
                .toList();
        var poor = IntStream.range(0, POOR)
                .mapToObj(number -> opening.customer("poor-" + number))
                .toList();
        var goods = IntStream.range(0, GOODS)
                .mapToObj(number -> opening.product("good-" + number, number + 1 + ".35", PLENTY))
                .toList();
        var rare = opening.product("rare", "5.00", FEW);
        var dear = opening.product("dear", DEAR, PLENTY);
        var accounts = new HashMap<Long, String>();
        Stream.concat(rich.stream(), poor.stream()).forEach(user -> accounts.put(user, opening.account(user)));
        rich.forEach(user -> opening.deposit(accounts.getOrDefault(user, ""), DEPOSIT));
        return new Market(rich, poor, accounts, goods, rare, dear);
    }

    /** What was put in of every product. */
    Map<String, Long> stock() {
        var stock = new HashMap<String, Long>();
        goods.forEach(product -> stock.put(product, PLENTY));
        stock.put(dear, PLENTY);
        stock.put(rare, (long) FEW);
        return stock;
    }

    /** What was put on every account. */
    Map<String, BigDecimal> deposits() {
        var deposits = new HashMap<String, BigDecimal>();
        accounts.forEach((user, account) -> deposits.put(account, rich.contains(user) ? DEPOSIT : BigDecimal.ZERO));
        return deposits;
    }

    OrderPlan plan(Random random) {
        var fate = Fate.any(random);
        var items = new HashMap<String, Integer>();
        switch (fate) {
            case BOUGHT, WITHDRAWN -> items.put(any(goods, random), pieces(random));
            case NO_STOCK -> items.put(rare, FEW + pieces(random));
            case NO_MONEY -> items.put(dear, 1);
            case APPROVED, REJECTED -> items.put(dear, ABOVE_LIMIT);
        }
        items.put(any(goods, random), pieces(random)); // in all of them: every kind meets every other at a product
        return new OrderPlan(fate, any(fate == Fate.NO_MONEY ? poor : rich, random), items);
    }

    private static int pieces(Random random) {
        return 1 + random.nextInt(MOST_PIECES);
    }

    private static <T> T any(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}

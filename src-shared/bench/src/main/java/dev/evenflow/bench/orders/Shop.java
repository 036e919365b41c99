package dev.evenflow.bench.orders;

import dev.evenflow.bench.load.InsistentCalls;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** A few accounts and products that several writers use at once, and what the answers alone say of them. Thread-safe. */
public final class Shop {

    /** Of each product. */
    static final long STOCK = 30;

    private static final int ACCOUNTS = 4;
    private static final int PRODUCTS = 2;

    private final List<String> accounts;
    private final List<String> products;
    private final Map<String, BigDecimal> balances = new ConcurrentHashMap<>();
    private final Map<String, Long> held = new ConcurrentHashMap<>();

    private Shop(List<String> accounts, List<String> products) {
        this.accounts = accounts;
        this.products = products;
    }

    /**
     * Opens accounts and creates products.
     *
     * @param family tells this shop from others of the same database
     */
    public static Shop open(InsistentCalls calls, String family) {
        var accounts = IntStream.range(0, ACCOUNTS).mapToObj(number -> account(calls, family + "-" + number));
        var products = IntStream.range(0, PRODUCTS).mapToObj(number -> product(calls, family + "-" + number));
        return new Shop(accounts.toList(), products.toList());
    }

    private static String account(InsistentCalls calls, String name) {
        var body = "{\"owner\":\"" + name + "\",\"currency\":\"EUR\"}";
        return calls.until(
                        answer -> answer.status() == 201,
                        instance -> instance.postOnce("account-" + name, "/accounts", body))
                .json()
                .path("account_id")
                .asText();
    }

    private static String product(InsistentCalls calls, String name) {
        var body = "{\"name\":\"" + name + "\",\"price\":19.90,\"stock\":" + STOCK + "}";
        return calls.until(
                        answer -> answer.status() == 201,
                        instance -> instance.postOnce("product-" + name, "/products", body))
                .json()
                .path("id")
                .asText();
    }

    public List<String> accounts() {
        return accounts;
    }

    List<String> products() {
        return products;
    }

    /** A deposit was acknowledged, or a withdrawal with an amount below zero. */
    void paid(String account, BigDecimal amount) {
        balances.merge(account, amount, BigDecimal::add);
    }

    /** A reservation was acknowledged, or a release with a quantity below zero. */
    void taken(String product, long quantity) {
        held.merge(product, quantity, Long::sum);
    }

    BigDecimal balance(String account) {
        return balances.getOrDefault(account, new BigDecimal("0.00"));
    }

    long held(String product) {
        return held.getOrDefault(product, 0L);
    }
}

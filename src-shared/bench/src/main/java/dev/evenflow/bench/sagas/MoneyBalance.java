package dev.evenflow.bench.sagas;

import dev.evenflow.bench.orders.Rows;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Nothing of the money is lost or made: what is on the accounts and what was paid is what was deposited, for each account;
 * and what was paid is what the order costs.
 */
record MoneyBalance(Rows rows) {

    private record Payment(String account, BigDecimal amount) {}

    /** What the events of each account add up to. */
    private static final String BALANCES = """
            SELECT aggregate_id, sum(CASE type WHEN 'account_deposited' THEN (payload->>'amount')::numeric
              WHEN 'account_withdrawn' THEN -(payload->>'amount')::numeric ELSE 0 END)
            FROM eventstore.events WHERE aggregate_type = 'account' GROUP BY aggregate_id""";

    private static final String PAYMENTS =
            "SELECT order_id, account_id, amount FROM payment.payments WHERE state = 'processed'";

    /** @param elsewhere accounts that others move, and that are judged elsewhere */
    List<String> findings(Market market, Collection<String> elsewhere, Map<String, OrderFold> folds)
            throws SQLException {
        var payments = payments();
        var findings = new ArrayList<String>();
        payments.forEach((order, payment) -> {
            var fold = folds.get(order);
            if (fold != null
                    && payment.amount.compareTo(new BigDecimal(fold.facts().total())) != 0) {
                findings.add(payment + " is not what order " + order + " costs");
            }
        });
        var expected = expected(market, payments);
        balances().forEach((account, balance) -> {
            var wanted = expected.getOrDefault(account, BigDecimal.ZERO); // of nobody who moves money: empty
            if (!elsewhere.contains(account) && balance.compareTo(wanted) != 0) {
                findings.add("account " + account + " has " + balance + " instead of " + wanted);
            }
        });
        return findings;
    }

    /** One line of figures. */
    String figures(Market market) throws SQLException {
        var balances = balances();
        balances.keySet().retainAll(market.deposits().keySet());
        var paid = payments().values().stream().map(Payment::amount).toList();
        return sum(market.deposits().values()) + " deposited = " + sum(balances.values()) + " on accounts + "
                + sum(paid) + " paid";
    }

    private static BigDecimal sum(Collection<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, BigDecimal> expected(Market market, Map<String, Payment> payments) {
        var expected = new HashMap<>(market.deposits());
        payments.values().forEach(payment -> expected.merge(payment.account, payment.amount.negate(), BigDecimal::add));
        return expected;
    }

    private Map<String, BigDecimal> balances() throws SQLException {
        return rows.byId(BALANCES, row -> row.getBigDecimal(2));
    }

    private Map<String, Payment> payments() throws SQLException {
        return rows.byId(PAYMENTS, row -> new Payment(row.getString(2), row.getBigDecimal(3)));
    }
}

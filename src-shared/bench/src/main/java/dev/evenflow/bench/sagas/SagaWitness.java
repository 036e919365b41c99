package dev.evenflow.bench.sagas;

import dev.evenflow.bench.orders.Rows;
import dev.evenflow.testkit.history.History;
import dev.evenflow.testkit.history.HistoryChecker;
import dev.evenflow.testkit.history.Verdict;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Orders and their sagas: one of each for every key, ended as they had to, and shown as their events say. */
record SagaWitness(Rows rows) {

    private record Saga(String id, String order, String status) {}

    private static final String SAGAS = "SELECT id, about, status FROM saga.instances";
    private static final String UNENDED =
            "SELECT count(*) FROM saga.instances WHERE status NOT IN ('completed', 'compensated')";

    boolean haveEnded() throws SQLException {
        return rows.number(UNENDED) == 0;
    }

    Verdict verdict(OrderBook book, Map<String, OrderFold> folds) throws SQLException {
        return HistoryChecker.check(new History<>(facts(folds), views(), Map.of()))
                .and(new Verdict(missing(book, folds), different(book, folds), gaps(), repeated(book, folds)));
    }

    private static Map<String, OrderFacts> facts(Map<String, OrderFold> folds) {
        return folds.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, fold -> fold.getValue().facts()));
    }

    private Map<String, List<OrderFacts>> views() throws SQLException {
        return new StoredOrders(rows)
                .views().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, view -> List.of(view.getValue())));
    }

    private static List<String> missing(OrderBook book, Map<String, OrderFold> folds) {
        return book.placed().stream()
                .filter(placed -> !folds.containsKey(placed.orderId()))
                .map(placed -> "order " + placed + " was acknowledged and is not there")
                .toList();
    }

    /** Two orders of one key, or one of two; and orders of no key at all. */
    private static List<String> repeated(OrderBook book, Map<String, OrderFold> folds) {
        var known = book.byOrder();
        var findings = new ArrayList<String>();
        if (known.size() != book.placed().size()) {
            findings.add(book.placed().size() + " keys got " + known.size() + " orders");
        }
        folds.keySet().stream()
                .filter(order -> !known.containsKey(order))
                .map(order -> "order " + order + " was answered to nobody")
                .forEach(findings::add);
        return findings;
    }

    private List<String> different(OrderBook book, Map<String, OrderFold> folds) throws SQLException {
        var findings = new ArrayList<>(book.surprises());
        var sagas = rows.byId(SAGAS, row -> new Saga(row.getString(1), row.getString(2), row.getString(3)));
        for (var placed : book.placed()) {
            var fold = folds.get(placed.orderId());
            if (fold != null && !isAsPlanned(fold, placed.fate())) {
                findings.add("order " + placed + " is " + fold.facts().status() + ": " + fold.reason());
            }
            var expected =
                    new Saga(placed.sagaId(), placed.orderId(), placed.fate().sagaStatus());
            if (!expected.equals(sagas.remove(placed.sagaId()))) {
                findings.add("saga " + placed.sagaId() + " is not " + expected);
            }
        }
        sagas.values().forEach(saga -> findings.add(saga + " carries no order"));
        return findings;
    }

    private static boolean isAsPlanned(OrderFold fold, Fate fate) {
        return fold.facts().status().equals(fate.status()) && fold.reason().equals(fate.reason());
    }

    /** Of the versions of orders. */
    private List<String> gaps() throws SQLException {
        var seen = new HashSet<String>();
        var findings = new ArrayList<String>();
        var expected = 0L;
        for (var step : new StoredOrders(rows).steps()) {
            expected = seen.add(step.orderId()) ? 1 : expected + 1;
            if (step.version() != expected || step.type().equals(OrderStep.CREATED) != (expected == 1)) {
                findings.add("order " + step.orderId() + " has " + step.type() + " as " + step.version());
            }
        }
        return findings;
    }
}

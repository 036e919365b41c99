package dev.evenflow.bench.sagas;

import dev.evenflow.bench.orders.Rows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the participants keep of orders: all of it belongs to an order, and what lasts to a confirmed one. */
record Belongings(Rows rows) {

    private record Thing(String order, String what, String state) {}

    private static final String THINGS = """
            SELECT order_id, 'stock', state FROM inventory.order_stock
            UNION ALL SELECT order_id, 'shipment', state FROM shipping.shipments
            UNION ALL SELECT order_id, 'reservation', state FROM inventory.reservations WHERE order_id IS NOT NULL
            UNION ALL SELECT order_id, 'payment', state FROM payment.payments""";

    /** States in which something is there that would have to be undone. */
    private static final Set<String> LASTING = Set.of("held", "sold", "scheduled", "processed");

    List<String> findings(Map<String, OrderFold> folds) throws SQLException {
        var things =
                new HashSet<>(rows.all(THINGS, row -> new Thing(row.getString(1), row.getString(2), row.getString(3))));
        var findings = new ArrayList<String>();
        for (var thing : things) {
            var fold = folds.get(thing.order);
            if (fold == null) {
                findings.add(thing + " is of no order");
            } else if (!fold.isConfirmed() && LASTING.contains(thing.state)) {
                findings.add(thing + " is left over from an order that is "
                        + fold.facts().status());
            }
        }
        folds.forEach((order, fold) -> findings.addAll(missing(order, fold, things)));
        return findings;
    }

    private static List<String> missing(String order, OrderFold fold, Set<Thing> things) {
        return List.of(
                        new Thing(order, "payment", "processed"),
                        new Thing(order, "stock", "sold"),
                        new Thing(order, "reservation", "sold"),
                        new Thing(order, "shipment", "scheduled"))
                .stream()
                .filter(thing -> fold.isConfirmed() && !things.contains(thing))
                .map(thing -> "a confirmed order has no " + thing)
                .toList();
    }
}

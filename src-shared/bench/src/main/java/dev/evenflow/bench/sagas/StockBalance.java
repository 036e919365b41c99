package dev.evenflow.bench.sagas;

import dev.evenflow.bench.orders.Rows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Nothing of the stock is lost or made: what is in stock and what was shipped is what was put in; nothing stays reserved;
 * and what was shipped is what the confirmed orders consist of.
 */
record StockBalance(Rows rows) {

    private record Product(long stock, long reserved, long shipped, long ordered) {

        boolean isBalanced(long putIn) {
            return reserved == 0 && stock + shipped == putIn && shipped == ordered;
        }
    }

    /** Ordered are the pieces of orders that were confirmed and stayed so. */
    private static final String PRODUCTS = """
            WITH kept AS (
              SELECT aggregate_id FROM eventstore.events WHERE aggregate_type = 'order' GROUP BY aggregate_id
              HAVING bool_or(type = 'order_confirmed') AND NOT bool_or(type IN ('order_cancelled', 'order_rejected'))),
            ordered AS (
              SELECT (l->>'product_id')::uuid AS product_id, sum((l->>'quantity')::bigint) AS quantity
              FROM eventstore.events AS e JOIN kept USING (aggregate_id), jsonb_array_elements(e.payload->'lines') AS l
              WHERE e.type = 'order_created' GROUP BY 1),
            shipped AS (
              SELECT product_id, sum(quantity) AS quantity FROM inventory.reservations
              WHERE state = 'sold' AND order_id IS NOT NULL GROUP BY 1)
            SELECT p.id, p.stock, p.reserved, coalesce(s.quantity, 0), coalesce(o.quantity, 0)
            FROM inventory.products AS p LEFT JOIN shipped AS s ON s.product_id = p.id
              LEFT JOIN ordered AS o ON o.product_id = p.id""";

    List<String> findings(Market market) throws SQLException {
        var findings = new ArrayList<String>();
        var products = products();
        market.stock().forEach((id, putIn) -> {
            var product = products.get(id);
            if (product == null || !product.isBalanced(putIn)) {
                findings.add("of product " + id + " there were " + putIn + " pieces: " + product);
            }
        });
        return findings;
    }

    /** One line of figures. */
    String figures(Market market) throws SQLException {
        var products = products();
        products.keySet().retainAll(market.stock().keySet());
        var putIn = market.stock().values().stream().mapToLong(Long::longValue).sum();
        var stock = products.values().stream().mapToLong(Product::stock).sum();
        var shipped = products.values().stream().mapToLong(Product::shipped).sum();
        return putIn + " pieces put in = " + stock + " in stock + " + shipped + " shipped";
    }

    private Map<String, Product> products() throws SQLException {
        return rows.byId(PRODUCTS, row -> new Product(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
    }
}

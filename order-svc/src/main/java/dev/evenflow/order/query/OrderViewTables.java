package dev.evenflow.order.query;

import dev.evenflow.eventstore.projection.Copy;

/** The tables of the read model, with the indexes of every list that can be asked for. */
final class OrderViewTables {

    private OrderViewTables() {}

    static String ddl(Copy copy) {
        return tally(copy.of(OrderViewProjection.TALLY)) + view(copy.of(OrderViewProjection.VIEW));
    }

    private static String view(String table) {
        return """
                CREATE TABLE %1$s (
                  id uuid PRIMARY KEY,
                  place bigint NOT NULL UNIQUE,
                  user_id bigint NOT NULL,
                  user_place bigint NOT NULL,
                  items jsonb NOT NULL,
                  item_count bigint NOT NULL,
                  total numeric NOT NULL,
                  status text NOT NULL,
                  version bigint NOT NULL,
                  created_at timestamptz NOT NULL,
                  updated_at timestamptz NOT NULL,
                  UNIQUE (user_id, user_place)
                ) WITH (fillfactor = 80);
                CREATE INDEX ON %1$s (status, place);
                CREATE INDEX ON %1$s (user_id, status, user_place);
                """.formatted(table);
    }

    /** Room on the page keeps the many updates of a row off the index. */
    private static String tally(String table) {
        return """
                CREATE TABLE %s (
                  list bigint,
                  status text,
                  block bigint,
                  orders bigint NOT NULL,
                  PRIMARY KEY (list, status, block)
                ) WITH (fillfactor = 50);
                """.formatted(table);
    }
}

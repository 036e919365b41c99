package dev.evenflow.bench.eventstore;

import java.sql.Connection;
import java.sql.SQLException;

/** The events of many accounts and the projection made of them, written and looked at from outside. */
record AccountHistory(Connection connection) {

    private static final String FILL = """
            INSERT INTO eventstore.events
              (aggregate_id, version, event_id, aggregate_type, type, schema, payload, metadata, recorded_at)
            SELECT account, version, gen_random_uuid(), 'account', type, CASE type WHEN 'account_withdrawn' THEN 2 ELSE 1 END,
              CASE type
                WHEN 'account_created' THEN jsonb_build_object('owner', 'John Doe', 'currency', 'EUR')
                WHEN 'account_deposited' THEN jsonb_build_object('amount', 10.00, 'balance', balance)
                ELSE jsonb_build_object('amount', 5.00, 'balance', balance, 'reason', 'groceries')
              END,
              jsonb_build_object('correlation_id', gen_random_uuid(), 'causation_id', gen_random_uuid()), now()
            FROM (
              SELECT n, account, version, type, sum(CASE type WHEN 'account_deposited' THEN 10.00
                WHEN 'account_withdrawn' THEN -5.00 ELSE 0.00 END) OVER (PARTITION BY account ORDER BY n) AS balance
              FROM (
                SELECT *, CASE WHEN version = 1 THEN 'account_created' WHEN version % 3 = 0 THEN 'account_withdrawn'
                  ELSE 'account_deposited' END AS type
                FROM (
                  SELECT n, account, row_number() OVER (PARTITION BY account ORDER BY n) AS version
                  FROM (SELECT n, md5(floor(random() * ?)::text)::uuid AS account FROM generate_series(1, ?) n) drawn
                ) numbered
              ) typed
            ) happened ORDER BY n""";

    private static final String CAUGHT_UP = """
            SELECT EXISTS (SELECT 1 FROM eventstore.projections p WHERE name = 'account-summary' AND NOT shadow
              AND NOT EXISTS (SELECT 1 FROM eventstore.events e WHERE (e.tx, e.position) > (p.tx, p.position)))""";

    private static final String REBUILDING = "SELECT EXISTS (SELECT 1 FROM eventstore.projections WHERE shadow)";

    private static final String WRONG_ROWS = """
            SELECT count(*)
            FROM payment.account_summary a FULL JOIN (
              SELECT aggregate_id, count(*) AS version, count(*) - 1 AS transactions,
                coalesce(sum((payload->>'amount')::numeric) FILTER (WHERE type = 'account_deposited'), 0) AS deposited,
                coalesce(sum((payload->>'amount')::numeric) FILTER (WHERE type = 'account_withdrawn'), 0) AS withdrawn
              FROM eventstore.events GROUP BY aggregate_id) e ON e.aggregate_id = a.account_id
            WHERE (a.version, a.transactions, a.deposited, a.withdrawn, a.balance)
              IS DISTINCT FROM (e.version, e.transactions, e.deposited, e.withdrawn, e.deposited - e.withdrawn)""";

    /** Events of accounts drawn at random, the same in every run; in the place of everything that was there. */
    void fill(int events, int accounts) throws SQLException {
        execute("TRUNCATE eventstore.events, eventstore.snapshots, outbox");
        execute("SELECT setseed(0.5)");
        try (var fill = connection.prepareStatement(FILL)) {
            fill.setInt(1, accounts);
            fill.setInt(2, events);
            fill.executeUpdate();
        }
        execute("ANALYZE eventstore.events");
    }

    /** Whether the projection has seen every event. */
    boolean isCaughtUp() throws SQLException {
        return "t".equals(query(CAUGHT_UP));
    }

    boolean isBeingRebuilt() throws SQLException {
        return "t".equals(query(REBUILDING));
    }

    /** What makes a rebuild necessary. */
    void spoilProjection() throws SQLException {
        execute("UPDATE payment.account_summary SET deposited = deposited + 1, version = version + 1");
    }

    /** Rows of the projection that are missing, too many, or other than the events say. */
    long wrongRows() throws SQLException {
        return Long.parseLong(query(WRONG_ROWS));
    }

    private String query(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package dev.evenflow.bench.orders;

import dev.evenflow.bench.sync.UserState;
import dev.evenflow.testkit.postgres.PostgresServer;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** What stands in the database of order-svc; nothing of it is computed by the service. */
public final class OrderDatabase {

    /** One row for each event of an account, with what it moved. */
    private static final String MOVES = """
            (SELECT aggregate_id, version, type, payload,
              CASE WHEN type IN ('account_deposited', 'account_withdrawn')
                THEN (payload->>'amount')::numeric END AS amount,
              sum(CASE type WHEN 'account_deposited' THEN (payload->>'amount')::numeric
                WHEN 'account_withdrawn' THEN -(payload->>'amount')::numeric ELSE 0 END)
                OVER (PARTITION BY aggregate_id ORDER BY version) AS balance
              FROM eventstore.events WHERE aggregate_type = 'account') AS moves""";

    private static final String BY_EVENTS = """
            SELECT aggregate_id, max(version), max(payload->>'owner'), max(payload->>'currency'),
              bool_or(type = 'account_closed'), sum(greatest(moved, 0)), sum(greatest(-moved, 0)), sum(moved),
              count(amount)
            FROM (SELECT *, CASE type WHEN 'account_deposited' THEN amount WHEN 'account_withdrawn' THEN -amount
              ELSE 0 END AS moved FROM\s""" + MOVES + ") AS signed GROUP BY aggregate_id";

    private static final String BROKEN = "SELECT aggregate_id FROM " + MOVES + """
             GROUP BY aggregate_id
            HAVING count(*) <> max(version) OR bool_or((payload->>'balance')::numeric <> balance)
              OR count(*) FILTER (WHERE type = 'account_created') <> 1""";

    private static final String READ_MODEL = """
            SELECT account_id, version, owner, currency, status = 'closed', deposited, withdrawn, balance,
              transactions
            FROM payment.account_summary""";

    private static final String PRODUCTS = """
            SELECT p.id, p.stock, p.reserved, coalesce(sum(r.quantity) FILTER (WHERE r.state = 'held'), 0)
            FROM inventory.products p LEFT JOIN inventory.reservations r ON r.product_id = p.id GROUP BY p.id""";

    private static final String ACCOUNTS_OF_USERS = """
            SELECT u.user_id, count(e.event_id) FROM payment.user_accounts u LEFT JOIN eventstore.events e
              ON e.type = 'account_created' AND e.payload->>'owner' = u.user_id::text GROUP BY u.user_id""";

    /** Of the accounts and of the orders. */
    private static final int READ_MODELS = 2;

    private static final String BEHIND = "SELECT count(*) FILTER (WHERE shadow) + abs(" + READ_MODELS + """
             - count(*) FILTER (WHERE NOT shadow)) + count(*) FILTER (WHERE EXISTS (
                SELECT 1 FROM eventstore.events e WHERE (e.tx, e.position) > (p.tx, p.position)))
            FROM eventstore.projections p""";

    private final Rows rows;

    public OrderDatabase(PostgresServer postgres) {
        this.rows = new Rows(postgres);
    }

    /** The accounts as their events add up. */
    Map<String, AccountState> accountsByEvents() throws SQLException {
        return rows.byId(BY_EVENTS, OrderDatabase::account);
    }

    /** The accounts as they are answered from. */
    Map<String, AccountState> accountsInReadModel() throws SQLException {
        return rows.byId(READ_MODEL, OrderDatabase::account);
    }

    /** Accounts whose versions have a gap, or whose events tell another balance than that of what they moved. */
    Set<String> brokenHistories() throws SQLException {
        return rows.byId(BROKEN, row -> true).keySet();
    }

    Map<String, ProductState> products() throws SQLException {
        return rows.byId(PRODUCTS, row -> new ProductState(row.getLong(2), row.getLong(3), row.getLong(4)));
    }

    Map<String, UserState> users() throws SQLException {
        return rows.byId(
                "SELECT id, version, deleted, nullif(name, ''), nullif(email, '') FROM users.users",
                row -> new UserState(row.getLong(2), row.getBoolean(3), row.getString(4), row.getString(5)));
    }

    /** How many accounts were opened for each user. */
    Map<String, Long> accountsOfUsers() throws SQLException {
        return rows.byId(ACCOUNTS_OF_USERS, row -> row.getLong(2));
    }

    public long outboxRows() throws SQLException {
        return rows.number("SELECT count(*) FROM outbox");
    }

    /** Whether the read model has seen every event and is not being rebuilt. */
    public boolean isProjected() throws SQLException {
        return rows.number(BEHIND) == 0;
    }

    /** Number of the last event that the read model of accounts has seen, or its rebuild; 0 before the first. */
    public long position(boolean shadow) throws SQLException {
        return rows.number("SELECT coalesce(max(position), 0) FROM eventstore.projections"
                + " WHERE name = 'account-summary' AND shadow = " + shadow);
    }

    public boolean isRebuilding() throws SQLException {
        return rows.number("SELECT count(*) FROM eventstore.projections WHERE shadow") > 0;
    }

    public long snapshots(String account) throws SQLException {
        return rows.number("SELECT count(*) FROM eventstore.snapshots WHERE aggregate_id = '" + account + "'");
    }

    /** What an account held after each of its events, by version. */
    public Map<String, BigDecimal> balances(String account) throws SQLException {
        return rows.byId(
                "SELECT version, balance FROM " + MOVES + " WHERE aggregate_id = '" + account + "'",
                row -> money(row.getBigDecimal(2)));
    }

    private static AccountState account(ResultSet row) throws SQLException {
        return new AccountState(
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                money(row.getBigDecimal(6)),
                money(row.getBigDecimal(7)),
                money(row.getBigDecimal(8)),
                row.getLong(9));
    }

    private static BigDecimal money(BigDecimal amount) {
        return amount.setScale(2);
    }
}

package dev.evenflow.inventory.store;

/** Every way stock moves, each in one statement, which checks and writes at once. */
final class ReservationSql {

    /** One event more where nothing is left any more. */
    static final String HOLD = """
            WITH taken AS (
              UPDATE inventory.products AS p SET stock = p.stock - $2::bigint, reserved = p.reserved + $2::bigint,
                version = p.version + CASE WHEN p.stock = $2::bigint THEN 2 ELSE 1 END, updated_at = $4::timestamptz
              WHERE p.id = $1 AND p.stock >= $2::bigint RETURNING\s""" + ProductTable.COLUMNS + """
            ), held AS (
              INSERT INTO inventory.reservations (id, product_id, quantity, state, expires_at)
              SELECT $3::uuid, taken.id, $2::bigint, 'held', $5::timestamptz FROM taken)
            SELECT * FROM taken""";

    static final String RELEASE = """
            WITH freed AS (
              UPDATE inventory.reservations SET state = 'released', settled_at = $2::timestamptz
              WHERE id = $1 AND order_id IS NULL AND state = 'held' RETURNING id, product_id, quantity)
            UPDATE inventory.products AS p SET stock = p.stock + freed.quantity,
              reserved = p.reserved - freed.quantity, version = p.version + 1, updated_at = $2::timestamptz
            FROM freed WHERE p.id = freed.product_id
            RETURNING freed.id AS reservation_id, p.id AS product_id, freed.quantity, p.stock, p.version""";

    /** What another instance is at is left to it. */
    static final String EXPIRE = giveBack(
            "state = 'held' AND expires_at <= $1::timestamptz ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED",
            "expired",
            "p.reserved - total.quantity");

    static final String RELEASE_ORDER = giveBack(
            "state = 'held' AND order_id = $2 ORDER BY id FOR UPDATE", "released", "p.reserved - total.quantity");

    /** What is sold is reserved no more. */
    static final String RETURN_ORDER =
            giveBack("state = 'sold' AND order_id = $2 ORDER BY id FOR UPDATE", "released", "p.reserved");

    static final String HELD_FOR_ORDERS = """
            SELECT id, order_id, product_id, quantity, expires_at FROM inventory.reservations
            WHERE state = 'held' AND order_id = ANY($1::uuid[]) ORDER BY id FOR UPDATE""";

    /** With the products locked and their stock known to be enough. */
    static final String HOLD_FOR_ORDERS = """
            INSERT INTO inventory.reservations (id, product_id, quantity, state, expires_at, order_id)
            SELECT a.id, a.product_id, a.quantity, 'held', a.expires_at, a.order_id
            FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::timestamptz[], $5::uuid[])
              AS a(id, product_id, quantity, expires_at, order_id)""";

    static final String SELL_TO_ORDERS = """
            UPDATE inventory.reservations SET state = 'sold', settled_at = $1
            WHERE state = 'held' AND order_id = ANY($2::uuid[])""";

    static final String KNOWN = "SELECT 1 FROM inventory.reservations WHERE id = $1 AND order_id IS NULL";

    static final String FORGET = """
            DELETE FROM inventory.reservations WHERE id IN (
              SELECT id FROM inventory.reservations WHERE state IN ('released', 'expired') AND settled_at < $1
              ORDER BY settled_at LIMIT $2 FOR UPDATE SKIP LOCKED)""";

    private ReservationSql() {}

    /**
     * Ends reservations and gives their stock back. Products are locked in the order of their ids. Stock and version are those
     * after each return, as if they had come one by one.
     *
     * @param due which reservations, and how they are locked; {@code $1} is the time now
     * @param reserved what is left of a product's
     */
    private static String giveBack(String due, String state, String reserved) {
        return """
            WITH due AS MATERIALIZED (
              SELECT id, product_id, quantity FROM inventory.reservations WHERE %s),
            locked AS MATERIALIZED (
              SELECT p.id FROM inventory.products AS p WHERE p.id IN (SELECT product_id FROM due)
              ORDER BY p.id FOR UPDATE),
            freed AS (
              UPDATE inventory.reservations AS r SET state = '%s', settled_at = $1::timestamptz
              FROM due WHERE r.id = due.id),
            total AS MATERIALIZED (
              SELECT due.product_id, sum(due.quantity)::bigint AS quantity, count(*) AS returns
              FROM due JOIN locked ON locked.id = due.product_id GROUP BY due.product_id),
            returned AS (
              UPDATE inventory.products AS p SET stock = p.stock + total.quantity, reserved = %s,
                version = p.version + total.returns, updated_at = $1::timestamptz
              FROM total WHERE p.id = total.product_id RETURNING p.id, p.stock, p.version)
            SELECT due.id AS reservation_id, due.product_id, due.quantity,
              returned.stock - coalesce(sum(due.quantity) OVER later, 0)::bigint AS stock,
              returned.version - count(*) OVER later AS version
            FROM due JOIN returned ON returned.id = due.product_id
            WINDOW later AS (PARTITION BY due.product_id ORDER BY due.id
              ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
            ORDER BY due.product_id, version""".formatted(due, state, reserved);
    }
}

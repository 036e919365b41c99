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
              WHERE id = $1 AND state = 'held' RETURNING id, product_id, quantity)
            UPDATE inventory.products AS p SET stock = p.stock + freed.quantity,
              reserved = p.reserved - freed.quantity, version = p.version + 1, updated_at = $2::timestamptz
            FROM freed WHERE p.id = freed.product_id
            RETURNING freed.id AS reservation_id, p.id AS product_id, freed.quantity, p.stock, p.version""";

    /**
     * What another instance is at is left to it, and products are locked in the order of their ids. Stock and version are
     * those after each return, as if they had come one by one.
     */
    static final String EXPIRE = """
            WITH due AS MATERIALIZED (
              SELECT id, product_id, quantity FROM inventory.reservations
              WHERE state = 'held' AND expires_at <= $1::timestamptz
              ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED),
            locked AS MATERIALIZED (
              SELECT p.id FROM inventory.products AS p WHERE p.id IN (SELECT product_id FROM due)
              ORDER BY p.id FOR UPDATE),
            freed AS (
              UPDATE inventory.reservations AS r SET state = 'expired', settled_at = $1::timestamptz
              FROM due WHERE r.id = due.id),
            total AS MATERIALIZED (
              SELECT due.product_id, sum(due.quantity)::bigint AS quantity, count(*) AS returns
              FROM due JOIN locked ON locked.id = due.product_id GROUP BY due.product_id),
            returned AS (
              UPDATE inventory.products AS p SET stock = p.stock + total.quantity,
                reserved = p.reserved - total.quantity, version = p.version + total.returns,
                updated_at = $1::timestamptz
              FROM total WHERE p.id = total.product_id RETURNING p.id, p.stock, p.version)
            SELECT due.id AS reservation_id, due.product_id, due.quantity,
              returned.stock - coalesce(sum(due.quantity) OVER later, 0)::bigint AS stock,
              returned.version - count(*) OVER later AS version
            FROM due JOIN returned ON returned.id = due.product_id
            WINDOW later AS (PARTITION BY due.product_id ORDER BY due.id
              ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
            ORDER BY due.product_id, version""";

    static final String KNOWN = "SELECT 1 FROM inventory.reservations WHERE id = $1";

    static final String FORGET = """
            DELETE FROM inventory.reservations WHERE id IN (
              SELECT id FROM inventory.reservations WHERE state <> 'held' AND settled_at < $1
              ORDER BY settled_at LIMIT $2 FOR UPDATE SKIP LOCKED)""";

    private ReservationSql() {}
}

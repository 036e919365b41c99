package dev.evenflow.order.query;

/**
 * A statement for each way to ask. Those for lists answer one page and, in every row, {@code in_all}, how many orders there are
 * in all pages; an empty page is one row without an order. Each goes by indexes alone, however many orders there are and
 * however deep the page. Its parameters are offset, page size, and then what is filtered by.
 */
final class OrderQuerySql {

    private static final String VIEW = OrderViewProjection.VIEW.live();
    private static final String TALLY = OrderViewProjection.TALLY.live();

    /** The names of user and products are those of now: they are looked up for the page alone. */
    private static final String NAMED = """
            SELECT v.in_all, v.id, v.user_id, coalesce(c.name, '') AS user_name, coalesce(c.email, '') AS user_email,
              v.item_count, v.total, v.status, v.created_at, v.updated_at,
              (SELECT jsonb_agg(coalesce(
                  (SELECT jsonb_set(e.item, '{product_name}', to_jsonb(p.name)) FROM orders.products AS p
                    WHERE p.id = (e.item ->> 'product_id')::uuid), e.item) ORDER BY e.n)
                FROM jsonb_array_elements(v.items) WITH ORDINALITY AS e(item, n))::text AS items
            FROM (%s) AS v
            LEFT JOIN LATERAL (SELECT name, email FROM users.users WHERE id = v.user_id LIMIT 1) AS c ON true
            ORDER BY v.place DESC""";

    /** One order, by its id. */
    static final String FIND = NAMED.formatted("SELECT 1 AS in_all, o.* FROM " + VIEW + " AS o WHERE o.id = $1");

    private final String all = wholeList("place", "true");
    private final String ofUser = wholeList("user_place", "user_id = $3::bigint");
    private final String inStatus;
    private final String ofUserInStatus;

    OrderQuerySql(Blocks blocks) {
        inStatus = ofStatus("place", "true", Long.toString(OrderViewWrites.ALL), blocks);
        ofUserInStatus = ofStatus("user_place", "user_id = $4::bigint", "$4::bigint", blocks);
    }

    /** Filtered by status, by user, by status and user in this order, or by nothing. */
    String list(boolean status, boolean user) {
        if (status) {
            return user ? ofUserInStatus : inStatus;
        }
        return user ? ofUser : all;
    }

    /** The length of a list is its last place, and a page of it a range of places. */
    private static String wholeList(String place, String condition) {
        return NAMED.formatted("""
            SELECT t.in_all, v.*
            FROM (SELECT coalesce(max(%2$s), 0) AS in_all FROM %1$s WHERE %3$s) AS t
            LEFT JOIN LATERAL (
              SELECT * FROM %1$s
              WHERE %3$s AND %2$s <= t.in_all - $1::bigint AND %2$s > t.in_all - $1::bigint - $2::bigint
              ORDER BY %2$s DESC LIMIT $2::bigint) AS v ON true""".formatted(VIEW, place, condition));
    }

    /**
     * The blocks are added up from the newest on: to the total, and to where the page begins. What is left of the offset lies in
     * one block; the limit inside, which never cuts anything off, keeps the planner to the index.
     */
    private static String ofStatus(String place, String condition, String list, Blocks blocks) {
        return NAMED.formatted("""
            SELECT t.in_all, v.*
            FROM (
              SELECT coalesce(max(upto), 0) AS in_all, max(block) FILTER (WHERE upto > $1::bigint) AS block,
                coalesce(max(upto) FILTER (WHERE upto <= $1::bigint), 0) AS passed
              FROM (
                SELECT block, (sum(orders) OVER (ORDER BY block DESC))::bigint AS upto
                FROM %6$s WHERE list = %4$s AND status = $3::text) AS blocks) AS t
            LEFT JOIN LATERAL (
              SELECT v.* FROM (
                SELECT place FROM (
                  SELECT %2$s AS place FROM %1$s
                  WHERE %3$s AND status = $3::text AND %2$s < (t.block + 1) << %5$d
                  ORDER BY %2$s DESC LIMIT %7$d + $2::bigint) AS near
                OFFSET $1::bigint - t.passed LIMIT $2::bigint) AS page
              JOIN %1$s AS v ON %3$s AND v.%2$s = page.place
              LIMIT $2::bigint) AS v ON true""".formatted(VIEW, place, condition, list, blocks.bits(), TALLY, blocks.size()));
    }
}

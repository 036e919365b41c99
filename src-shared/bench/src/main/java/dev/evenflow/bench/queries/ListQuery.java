package dev.evenflow.bench.queries;

import java.util.Random;

/**
 * A list somebody asks for, over HTTP and as anybody would write it in SQL.
 *
 * @param name of the figures
 * @param parameters of the call; {@code #} stands for some user
 * @param condition the same in SQL
 * @param page from 1
 */
record ListQuery(String name, String parameters, String condition, int page) {

    private static final int PAGE_SIZE = 20;

    String path(int user) {
        var page = "/queries/orders?page=%d&page_size=%d".formatted(this.page, PAGE_SIZE);
        return parameters.isEmpty() ? page : page + "&" + parameters.replace("#", Integer.toString(user));
    }

    String naiveCount(int user) {
        return "SELECT count(*) FROM orders.order_view WHERE " + condition.replace("#", Integer.toString(user));
    }

    /** Names are not looked up; the order is that of an index. */
    String naivePage(int user) {
        return "SELECT * FROM orders.order_view WHERE %s ORDER BY place DESC LIMIT %d OFFSET %d"
                .formatted(condition.replace("#", Integer.toString(user)), PAGE_SIZE, (page - 1L) * PAGE_SIZE);
    }

    /** An ordinary one. */
    static int someUser(Random random) {
        return random.nextInt(ManyOrders.FIRST_USER, ManyOrders.FIRST_USER + ManyOrders.USERS);
    }
}

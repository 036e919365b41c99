package dev.evenflow.order.query;

import dev.evenflow.web.paging.Paged;
import java.util.List;

/**
 * A page of orders.
 *
 * @param total of all pages
 */
public record OrderPage(List<OrderView> orders, long total, int page, int pageSize, long totalPages) {

    static OrderPage of(Paged<OrderView> paged) {
        var page = paged.page();
        return new OrderPage(
                paged.items(), paged.total(), page.number(), page.size(), Math.ceilDiv(paged.total(), page.size()));
    }
}

package dev.evenflow.order.query;

import static java.util.function.Predicate.not;

import dev.evenflow.order.domain.OrderStatus;
import dev.evenflow.web.paging.Page;
import dev.evenflow.web.paging.Paged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Reads the read model, in one statement each. */
@Singleton
class OrderViews {

    private final Pool pool;
    private final OrderQuerySql statements;

    @Inject
    OrderViews(Pool pool) {
        this(pool, Blocks.DEFAULT);
    }

    OrderViews(Pool pool, Blocks blocks) {
        this.pool = pool;
        this.statements = new OrderQuerySql(blocks);
    }

    Uni<Optional<OrderView>> find(UUID id) {
        return pool.preparedQuery(OrderQuerySql.FIND)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().map(OrderView::of).findFirst());
    }

    /** Newest first; of all users and in every status where none is given. The total is of the same moment as the page. */
    Uni<Paged<OrderView>> list(Optional<Long> userId, Optional<OrderStatus> status, Page page) {
        var parameters = Tuple.of((long) page.offset(), (long) page.size());
        status.map(OrderStatus::wireName).ifPresent(parameters::addString);
        userId.ifPresent(parameters::addLong);
        return pool.preparedQuery(statements.list(status.isPresent(), userId.isPresent()))
                .execute(parameters)
                .map(rows -> paged(page, rows));
    }

    private static Paged<OrderView> paged(Page page, RowSet<Row> rows) {
        var total = rows.iterator().next().getLong("in_all");
        return new Paged<>(
                page,
                rows.stream()
                        .filter(not(OrderViews::isEmpty))
                        .map(OrderView::of)
                        .toList(),
                total);
    }

    private static boolean isEmpty(Row row) {
        return row.getValue("id") == null;
    }
}

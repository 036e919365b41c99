package dev.evenflow.order.query;

import dev.evenflow.order.domain.OrderStatus;
import dev.evenflow.web.paging.Page;
import dev.evenflow.web.paging.Paged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Reads the read model. The names of user and products are those of now: they are joined for the page alone. */
@Singleton
class OrderViews {

    private static final String VIEW = """
            SELECT v.id, v.user_id, coalesce(u.name, '') AS user_name, coalesce(u.email, '') AS user_email,
              v.item_count, v.total, v.status, v.created_at, v.updated_at,
              (SELECT jsonb_agg(CASE WHEN p.id IS NULL THEN e.item
                    ELSE jsonb_set(e.item, '{product_name}', to_jsonb(p.name)) END ORDER BY e.n)
                FROM jsonb_array_elements(v.items) WITH ORDINALITY AS e(item, n)
                LEFT JOIN orders.products AS p ON p.id = (e.item ->> 'product_id')::uuid)::text AS items
            FROM (%s) AS v LEFT JOIN users.users AS u ON u.id = v.user_id
            ORDER BY v.created_at DESC, v.id DESC""";

    private static final String OF = " FROM " + OrderViewProjection.TABLE.live()
            + " WHERE ($1::bigint IS NULL OR user_id = $1::bigint) AND ($2::text IS NULL OR status = $2::text)";
    private static final String COUNT = "SELECT count(*) AS total" + OF;
    private static final String LIST =
            VIEW.formatted("SELECT *" + OF + " ORDER BY created_at DESC, id DESC LIMIT $3 OFFSET $4");
    private static final String FIND =
            VIEW.formatted("SELECT * FROM " + OrderViewProjection.TABLE.live() + " WHERE id = $1");

    private final Pool pool;

    OrderViews(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<OrderView>> find(UUID id) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().map(OrderView::of).findFirst());
    }

    /** Newest first; of all users and in every status where none is given. */
    Uni<Paged<OrderView>> list(Optional<Long> userId, Optional<OrderStatus> status, Page page) {
        var user = userId.orElse(null);
        var wanted = status.map(OrderStatus::wireName).orElse(null);
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(user, wanted))
                .map(rows -> rows.iterator().next().getLong("total"))
                .flatMap(total -> pool.preparedQuery(LIST)
                        .execute(Tuple.of(user, wanted, page.size(), page.offset()))
                        .map(rows -> new Paged<>(
                                page, rows.stream().map(OrderView::of).toList(), total)));
    }
}

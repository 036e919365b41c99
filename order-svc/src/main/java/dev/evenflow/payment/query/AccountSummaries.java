package dev.evenflow.payment.query;

import dev.evenflow.web.paging.Page;
import dev.evenflow.web.paging.Paged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads the read model. */
@Singleton
class AccountSummaries {

    private static final String OF_OWNER =
            " FROM " + AccountSummaryProjection.TABLE.live() + " WHERE $1::text IS NULL OR owner = $1::text";
    private static final String LIST =
            "SELECT " + AccountSummary.COLUMNS + OF_OWNER + " ORDER BY account_id LIMIT $2 OFFSET $3";
    private static final String COUNT = "SELECT count(*) AS total" + OF_OWNER;

    private final Pool pool;

    AccountSummaries(Pool pool) {
        this.pool = pool;
    }

    /** Accounts by id; of all owners where none is given. */
    Uni<Paged<AccountSummary>> list(Optional<String> owner, Page page) {
        return count(owner)
                .flatMap(total -> pool.preparedQuery(LIST)
                        .execute(Tuple.of(owner.orElse(null), page.size(), page.offset()))
                        .map(rows -> new Paged<>(
                                page, rows.stream().map(AccountSummary::of).toList(), total)));
    }

    private Uni<Long> count(Optional<String> owner) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(owner.orElse(null)))
                .map(rows -> rows.iterator().next().getLong("total"));
    }
}

package dev.evenflow.order.copy;

import dev.evenflow.check.store.CheckTable;
import dev.evenflow.consistency.CheckStore;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What was found when the copy of the users was checked. */
@Singleton
class UserCheckStore {

    private final Pool pool;

    UserCheckStore(Pool pool) {
        this.pool = pool;
    }

    @Produces
    @Singleton
    CheckStore store() {
        return new CheckTable(pool, "users");
    }
}

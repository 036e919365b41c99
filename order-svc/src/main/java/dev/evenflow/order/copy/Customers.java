package dev.evenflow.order.copy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;

/** The table {@code orders.customers}. */
@Singleton
public class Customers {

    private static final String UPSERT = """
            INSERT INTO orders.customers AS c (id, name, email, active, version)
            SELECT n.id, n.name, n.email, n.active, n.version
            FROM unnest($1::bigint[], $2::text[], $3::text[], $4::boolean[], $5::bigint[])
              AS n(id, name, email, active, version)
            ORDER BY n.id
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email, active = excluded.active,
              version = excluded.version
            WHERE c.version < excluded.version""";
    private static final String IS_ACTIVE = "SELECT 1 FROM orders.customers WHERE id = $1 AND active";

    private final Pool pool;

    Customers(Pool pool) {
        this.pool = pool;
    }

    /** Whether there is such a user, not deleted. */
    public Uni<Boolean> isActive(long id, SqlClient client) {
        return client.preparedQuery(IS_ACTIVE).execute(Tuple.of(id)).map(rows -> rows.size() > 0);
    }

    /** Writes those that are newer than what is there, in one statement. */
    Uni<Void> apply(List<Customer> customers) {
        if (customers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = Tuple.tuple()
                .addArrayOfLong(customers.stream().map(Customer::id).toArray(Long[]::new))
                .addArrayOfString(customers.stream().map(Customer::name).toArray(String[]::new))
                .addArrayOfString(customers.stream().map(Customer::email).toArray(String[]::new))
                .addArrayOfBoolean(customers.stream().map(Customer::active).toArray(Boolean[]::new))
                .addArrayOfLong(customers.stream().map(Customer::version).toArray(Long[]::new));
        return pool.preparedQuery(UPSERT).execute(columns).replaceWithVoid();
    }
}

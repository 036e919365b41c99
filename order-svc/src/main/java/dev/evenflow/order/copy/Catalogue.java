package dev.evenflow.order.copy;

import dev.evenflow.money.domain.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The table {@code orders.products}. */
@Singleton
public class Catalogue {

    private static final String UPSERT = """
            INSERT INTO orders.products AS p (id, name, price, version)
            SELECT n.id, n.name, n.price, n.version
            FROM unnest($1::uuid[], $2::text[], $3::numeric[], $4::bigint[]) AS n(id, name, price, version)
            ORDER BY n.id
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, price = excluded.price, version = excluded.version
            WHERE p.version < excluded.version""";
    private static final String FIND =
            "SELECT id, name, price, version FROM orders.products WHERE id = ANY($1::uuid[])";

    private final Pool pool;

    Catalogue(Pool pool) {
        this.pool = pool;
    }

    /** By id; those that are not known are missing. */
    public Uni<Map<UUID, CatalogueEntry>> find(Collection<UUID> ids, SqlClient client) {
        return client.preparedQuery(FIND)
                .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .map(Catalogue::entry)
                        .collect(Collectors.toMap(CatalogueEntry::id, entry -> entry)));
    }

    /** Writes those that are newer than what is there, in one statement. */
    Uni<Void> apply(List<CatalogueEntry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = Tuple.tuple()
                .addArrayOfUUID(entries.stream().map(CatalogueEntry::id).toArray(UUID[]::new))
                .addArrayOfString(entries.stream().map(CatalogueEntry::name).toArray(String[]::new))
                .addArrayOfBigDecimal(
                        entries.stream().map(entry -> entry.price().amount()).toArray(BigDecimal[]::new))
                .addArrayOfLong(entries.stream().map(CatalogueEntry::version).toArray(Long[]::new));
        return pool.preparedQuery(UPSERT).execute(columns).replaceWithVoid();
    }

    private static CatalogueEntry entry(Row row) {
        return new CatalogueEntry(
                row.getUUID("id"),
                row.getString("name"),
                new Money(row.getBigDecimal("price")),
                row.getLong("version"));
    }
}

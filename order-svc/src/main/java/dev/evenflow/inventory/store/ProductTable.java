package dev.evenflow.inventory.store;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.evenflow.inventory.domain.Product;
import dev.evenflow.money.domain.Money;
import dev.evenflow.web.paging.Page;
import dev.evenflow.web.paging.Paged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The table {@code inventory.products}. Every write raises the version by the number of events that tell of it. */
@Singleton
public class ProductTable {

    static final String COLUMNS =
            "p.id, p.name, p.description, p.price, p.stock, p.reserved, p.version, p.created_at, p.updated_at";

    private static final String FIND = "SELECT " + COLUMNS + " FROM inventory.products p WHERE p.id = $1";
    private static final String LIST =
            "SELECT " + COLUMNS + " FROM inventory.products p ORDER BY p.id LIMIT $1 OFFSET $2";
    private static final String COUNT = "SELECT count(*) AS total FROM inventory.products";
    private static final String INSERT = """
            INSERT INTO inventory.products
              (id, name, description, price, stock, reserved, version, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, 0, 1, $6, $6)""";
    private static final String DESCRIBE = """
            UPDATE inventory.products AS p
            SET name = $2, description = $3, price = $4, version = p.version + 1, updated_at = $5
            WHERE p.id = $1 RETURNING\s""" + COLUMNS;

    /** One event more where nothing is left any more. */
    private static final String RESTOCK = """
            WITH before AS MATERIALIZED (SELECT id, stock FROM inventory.products WHERE id = $1 FOR UPDATE)
            UPDATE inventory.products AS p SET stock = $2::bigint, updated_at = $3,
              version = p.version + CASE WHEN before.stock > 0 AND $2::bigint = 0 THEN 2 ELSE 1 END
            FROM before WHERE p.id = before.id
            RETURNING before.stock > 0 AND p.stock = 0 AS depleted,\s""" + COLUMNS;

    private static final String LOCK =
            "SELECT " + COLUMNS + " FROM inventory.products AS p WHERE p.id = ANY($1::uuid[]) ORDER BY p.id FOR UPDATE";
    private static final String MOVE = """
            UPDATE inventory.products AS p SET stock = m.stock, reserved = m.reserved, version = m.version, updated_at = $5
            FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[]) AS m(id, stock, reserved, version)
            WHERE p.id = m.id""";

    /** A product that was counted anew. */
    public record Restocked(Product product, boolean depleted) {}

    public Uni<Optional<Product>> find(UUID id, SqlClient client) {
        return client.preparedQuery(FIND).execute(Tuple.of(id)).map(ProductTable::first);
    }

    /** Products by id. */
    public Uni<Paged<Product>> list(Page page, SqlClient client) {
        return client.query(COUNT)
                .execute()
                .map(rows -> rows.iterator().next().getLong("total"))
                .flatMap(total -> client.preparedQuery(LIST)
                        .execute(Tuple.of(page.size(), page.offset()))
                        .map(rows -> new Paged<>(
                                page, rows.stream().map(ProductTable::product).toList(), total)));
    }

    public Uni<Product> insert(Product product, SqlConnection connection) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        product.id(),
                        product.name(),
                        product.description(),
                        product.price().amount(),
                        product.stock(),
                        product.createdAt().atOffset(ZoneOffset.UTC)))
                .replaceWith(product);
    }

    /** Gives the product as it is then; empty when there is none. */
    public Uni<Optional<Product>> describe(
            UUID id, String name, String description, Money price, Instant now, SqlConnection connection) {
        return connection
                .preparedQuery(DESCRIBE)
                .execute(Tuple.of(id, name, description, price.amount(), now.atOffset(ZoneOffset.UTC)))
                .map(ProductTable::first);
    }

    /** Sets what can be reserved; reservations stay as they are. Empty when there is no such product. */
    public Uni<Optional<Restocked>> restock(UUID id, long stock, Instant now, SqlConnection connection) {
        return connection
                .preparedQuery(RESTOCK)
                .execute(Tuple.of(id, stock, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream()
                        .map(row -> new Restocked(product(row), row.getBoolean("depleted")))
                        .findFirst());
    }

    /** Those that there are; nobody else changes them until the transaction ends. */
    public Uni<Map<UUID, Product>> lock(Collection<UUID> ids, SqlConnection connection) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(ProductTable::product).collect(toMap(Product::id, identity())));
    }

    /** Writes what became of the stock of products that are locked. */
    public Uni<Void> move(Collection<Product> locked, Instant now, SqlConnection connection) {
        if (locked.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = Tuple.tuple()
                .addArrayOfUUID(locked.stream().map(Product::id).toArray(UUID[]::new))
                .addArrayOfLong(locked.stream().map(Product::stock).toArray(Long[]::new))
                .addArrayOfLong(locked.stream().map(Product::reserved).toArray(Long[]::new))
                .addArrayOfLong(locked.stream().map(Product::version).toArray(Long[]::new))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(MOVE).execute(columns).replaceWithVoid();
    }

    static Optional<Product> first(RowSet<Row> rows) {
        return rows.stream().map(ProductTable::product).findFirst();
    }

    static Product product(Row row) {
        return new Product(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("description"),
                new Money(row.getBigDecimal("price")),
                row.getLong("stock"),
                row.getLong("reserved"),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}

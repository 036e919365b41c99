package dev.evenflow.inventory.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.Migrations;
import dev.evenflow.inventory.domain.Product;
import dev.evenflow.inventory.domain.Reservation;
import dev.evenflow.money.domain.Money;
import dev.evenflow.publish.OutboxTransaction;
import dev.evenflow.testkit.postgres.PostgresOptions;
import dev.evenflow.testkit.postgres.PostgresServer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.PoolOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Generated steps, all of a round at once, each in a transaction of its own on a real PostgreSQL. */
class StockProperties {

    private static final String DATABASE = "stock_properties";
    private static final int PRODUCTS = 2;
    private static final long STOCK = 12;
    private static final Instant NOW = Instant.parse("2025-05-25T10:00:00Z");

    private static @Nullable PostgresServer server;
    private static @Nullable Pool pool;

    private final ProductTable products = new ProductTable();
    private final ReservationTable reservations = new ReservationTable();

    sealed interface Step {

        /** A forgotten one is due from the start. */
        record Reserve(int product, long quantity, boolean forgotten) implements Step {}

        record Release(int reservation) implements Step {}

        record Expire(int limit) implements Step {}
    }

    @BeforeContainer
    static void startDatabase() {
        var started = PostgresServer.start(PostgresOptions.temporary());
        server = started;
        started.createDatabase(DATABASE);
        var url = started.url(DATABASE);
        Migrations.applyTo(url);
        pool = PgBuilder.pool()
                .connectingTo(url)
                .with(new PoolOptions().setMaxSize(10))
                .build();
    }

    @AfterContainer
    static void stopDatabase() {
        Stream.ofNullable(pool).forEach(Pool::closeAndAwait);
        Stream.ofNullable(server).forEach(PostgresServer::close);
    }

    @Property(tries = 60)
    void stockAndReserved_stayTheSameTogether_underAnyInterleaving(@ForAll("rounds") List<List<Step>> rounds) {
        var ids = Stream.generate(this::product).limit(PRODUCTS).toList();
        var asked = new ArrayList<UUID>();

        for (var round : rounds) {
            together(round.stream().<Uni<?>>map(step -> run(step, ids, asked)).toList());

            for (var id : ids) {
                var product =
                        products.find(id, database()).await().indefinitely().orElseThrow();
                assertThat(product.stock() + product.reserved()).isEqualTo(STOCK);
                assertThat(product.stock()).isBetween(0L, STOCK);
                assertThat(product.reserved()).isEqualTo(held(id));
            }
        }
    }

    @Provide
    Arbitrary<List<List<Step>>> rounds() {
        Arbitrary<Step> reserve = Combinators.combine(
                        Arbitraries.integers().between(0, PRODUCTS - 1),
                        Arbitraries.longs().between(1, STOCK),
                        Arbitraries.of(true, false))
                .as(Step.Reserve::new);
        Arbitrary<Step> release = Arbitraries.integers().between(0, 40).map(Step.Release::new);
        Arbitrary<Step> expire = Arbitraries.integers().between(1, 5).map(Step.Expire::new);
        return Arbitraries.oneOf(reserve, reserve, release, expire)
                .list()
                .ofMaxSize(12)
                .list()
                .ofMaxSize(5);
    }

    private Uni<?> run(Step step, List<UUID> ids, List<UUID> asked) {
        var transaction = new OutboxTransaction(database(), () -> {});
        return switch (step) {
            case Step.Reserve(var product, var quantity, var forgotten) -> {
                var expiresAt = forgotten ? NOW : NOW.plusSeconds(900);
                var reservation = new Reservation(UUID.randomUUID(), ids.get(product), quantity, expiresAt);
                asked.add(reservation.id());
                yield transaction.run(connection -> reservations.hold(reservation, NOW, connection));
            }
            case Step.Release(var reservation) ->
                reservation < asked.size()
                        ? transaction.run(connection -> reservations.release(asked.get(reservation), NOW, connection))
                        : Uni.createFrom().voidItem();
            case Step.Expire(var limit) -> transaction.run(connection -> reservations.expire(limit, NOW, connection));
        };
    }

    private static void together(List<Uni<?>> steps) {
        steps.stream().map(Uni::subscribeAsCompletionStage).toList().forEach(step -> step.join());
    }

    private UUID product() {
        var product = Product.created(UUID.randomUUID(), "Lamp", "", Money.of("19.90"), STOCK, NOW);
        return database()
                .withTransaction(connection -> products.insert(product, connection))
                .await()
                .indefinitely()
                .id();
    }

    private static long held(UUID product) {
        return database()
                .preparedQuery("SELECT coalesce(sum(quantity), 0)::bigint AS n FROM inventory.reservations"
                        + " WHERE state = 'held' AND product_id = $1")
                .execute(Tuple.of(product))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong("n");
    }

    private static Pool database() {
        if (pool == null) {
            throw new IllegalStateException("not started");
        }
        return pool;
    }
}

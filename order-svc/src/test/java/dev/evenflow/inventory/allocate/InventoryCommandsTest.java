package dev.evenflow.inventory.allocate;

import static dev.evenflow.Api.json;
import static dev.evenflow.FakeDelivery.batch;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.Api;
import dev.evenflow.FakeDelivery;
import dev.evenflow.Tables;
import dev.evenflow.Written;
import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.command.CommitStock;
import dev.evenflow.contracts.command.ProcessPayment;
import dev.evenflow.contracts.command.ReleaseStock;
import dev.evenflow.contracts.command.ReserveStock;
import dev.evenflow.contracts.command.StockItem;
import dev.evenflow.inventory.Told;
import dev.evenflow.inventory.reserve.ExpiryNow;
import dev.evenflow.participant.Heard;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class InventoryCommandsTest {

    private static final int ORDERS = 64;

    private final InventoryCommandsListener listener;
    private final ExpiryNow expiry;
    private final Tables tables;
    private final Told told;
    private final Heard heard;
    private final EventIds ids;
    private final Api api = new Api();
    private final UUID saga = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();

    InventoryCommandsTest(InventoryCommandsListener listener, ExpiryNow expiry, Tables tables, EventIds ids) {
        this.listener = listener;
        this.expiry = expiry;
        this.tables = tables;
        this.told = new Told(tables);
        this.heard = new Heard(tables);
        this.ids = ids;
    }

    @Test
    void reserve_holdsAllItems_once() {
        var lamp = product(5);
        var chair = product(2);
        var reserve = reserve(item(lamp, 3), item(chair, 2));

        handle(reserve);
        handle(reserve);
        handle(reserve(item(lamp, 3)));

        assertStock(lamp, 2, 3);
        assertStock(chair, 0, 2);
        assertThat(told.types(lamp.toString())).containsExactly("product_created", "stock_reserved");
        assertThat(told.types(chair.toString())).containsExactly("product_created", "stock_reserved", "stock_depleted");
        assertThat(told.versions(chair.toString())).containsExactly(1L, 2L, 3L);
        assertThat(heard.by(saga)).hasSize(3).containsOnly("reserve_stock done");
    }

    @Test
    void reserve_holdsNothing_whenOneItemIsShort_andStaysRefused() {
        var lamp = product(5);
        var chair = product(1);
        var reserve = reserve(item(lamp, 3), item(chair, 2));

        handle(reserve);
        api.put("/products/" + chair + "/stock", "{\"stock\":10}");
        handle(reserve);

        assertStock(lamp, 5, 0);
        assertStock(chair, 10, 0);
        assertThat(refusals(reserve)).containsExactly("insufficient-stock");
        assertThat(heard.by(saga)).hasSize(2).containsOnly("reserve_stock refused: insufficient-stock");
    }

    @Test
    void reserve_isRefused_forAProductThatIsNotThere() {
        var lamp = product(1);

        handle(reserve(item(lamp, 2), item(ids.next(), 1)));

        assertStock(lamp, 1, 0);
        assertThat(heard.by(saga)).containsExactly("reserve_stock refused: unknown-product");
    }

    @Test
    void release_givesEverythingBack_once() {
        var lamp = product(5);
        var chair = product(2);
        handle(reserve(item(lamp, 3), item(chair, 2)));
        var release = release();

        handle(release);
        handle(release, release());
        handle(reserve(item(lamp, 1)));

        assertStock(lamp, 5, 0);
        assertStock(chair, 2, 0);
        assertThat(told.types(lamp.toString())).containsExactly("product_created", "stock_reserved", "stock_released");
        assertThat(heard.by(saga))
                .containsExactly(
                        "reserve_stock done",
                        "release_stock done",
                        "release_stock done",
                        "release_stock done",
                        "reserve_stock refused: compensated");
    }

    @Test
    void release_beforeTheReservation_keepsItFromBeingMade() {
        var lamp = product(5);
        var late = reserve(item(lamp, 1));

        handle(release());
        handle(late);
        handle(late, reserve(item(lamp, 1)), commit());

        assertStock(lamp, 5, 0);
        assertThat(refusals(late)).containsExactly("compensated");
        assertThat(heard.by(saga))
                .containsExactly(
                        "release_stock done",
                        "reserve_stock refused: compensated",
                        "reserve_stock refused: compensated",
                        "reserve_stock refused: compensated",
                        "commit_stock refused: compensated");
    }

    @Test
    void commit_letsTheStockGo_forGood() {
        var lamp = product(5);
        var chair = product(2);
        handle(reserve(item(lamp, 3), item(chair, 2)));
        var commit = commit();

        handle(commit);
        handle(commit, commit());
        expireNow();
        settleReservations();

        assertStock(lamp, 2, 0);
        assertStock(chair, 0, 0);
        assertThat(told.types(lamp.toString())).containsExactly("product_created", "stock_reserved", "stock_updated");
        assertThat(told.versions(lamp.toString())).containsExactly(1L, 2L, 3L);
        assertThat(tables.count("inventory.reservations WHERE state = 'sold' AND order_id = '" + order + "'"))
                .isEqualTo(2);
        assertThat(heard.by(saga).subList(1, 4)).containsOnly("commit_stock done");
    }

    @Test
    void release_afterTheCommit_takesTheStockBack() {
        var lamp = product(5);
        handle(reserve(item(lamp, 3)), commit(), release(), release());

        assertStock(lamp, 5, 0);
        assertThat(told.types(lamp.toString()))
                .containsExactly("product_created", "stock_reserved", "stock_updated", "stock_released");
        assertThat(told.versions(lamp.toString())).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void commit_isNotYetDone_beforeTheReservation() {
        var lamp = product(5);
        var commit = commit();

        handle(commit, reserve(item(lamp, 3)), commit);

        assertStock(lamp, 2, 0);
        assertThat(heard.by(saga))
                .containsExactly("commit_stock not yet: not-reserved", "reserve_stock done", "commit_stock done");
    }

    @Test
    void commit_isRefused_whenSomeOfItWentBack_andReleaseGivesBackTheRest() {
        var lamp = product(5);
        var chair = product(2);
        handle(reserve(item(lamp, 3), item(chair, 2)));
        tables.execute("UPDATE inventory.reservations SET state = 'expired', settled_at = now() WHERE order_id = '"
                + order + "' AND product_id = '" + chair + "'");
        tables.execute("UPDATE inventory.products SET stock = 2, reserved = 0 WHERE id = '" + chair + "'");

        handle(commit());
        assertStock(lamp, 2, 3);
        handle(release());

        assertStock(lamp, 5, 0);
        assertStock(chair, 2, 0);
        assertThat(heard.by(saga))
                .containsExactly(
                        "reserve_stock done", "commit_stock refused: reservation-expired", "release_stock done");
    }

    @Test
    void reservationOfAnOrder_isNotReleasedByItsId() {
        var lamp = product(5);
        handle(reserve(item(lamp, 3)));
        var reservation = tables.rows("SELECT id FROM inventory.reservations WHERE order_id = '" + order + "'")
                .getFirst()
                .get("id");

        assertThat(api.delete("/products/reservations/" + reservation).statusCode())
                .isEqualTo(404);

        assertStock(lamp, 2, 3);
    }

    @Test
    void badItems_areRejected_andNothingIsWritten() {
        var lamp = product(5);
        var before = Written.now(tables);
        var bad = List.of(
                reserve(),
                reserve(item(lamp, 0)),
                reserve(item(lamp, -1)),
                reserve(item(lamp, Long.MAX_VALUE)),
                reserve(item(lamp, 1), item(lamp, 1)),
                FakeDelivery.of(new ProcessPayment(ids.next(), saga, order, 1, BigDecimal.ONE), 1));

        handle(bad.toArray(FakeDelivery[]::new));

        assertThat(bad).allSatisfy(one -> assertThat(one.rejections()).hasSize(1));
        assertThat(Written.now(tables)).isEqualTo(before);
    }

    /** Many orders for the same few products, in any order, at two instances: nothing is lost or sold twice. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void stock_isNeverSoldTwice_underAnyInterleaving(long seed) {
        var random = new Random(seed);
        var products = List.of(product(30), product(30), product(30));
        var rounds = new ArrayList<List<FakeDelivery>>();
        for (var i = 0; i < 3; i++) {
            rounds.add(new ArrayList<>());
        }
        for (var i = 0; i < ORDERS; i++) {
            var number = i;
            var items = IntStream.range(0, products.size())
                    .filter(p -> random.nextBoolean() || p == number % products.size())
                    .mapToObj(p -> item(products.get(p), random.nextLong(1, 4)))
                    .collect(toCollection(ArrayList::new));
            Collections.shuffle(items, random);
            var id = ids.next();
            rounds.get(0).add(FakeDelivery.of(new ReserveStock(ids.next(), saga(i), id, items), 1));
            rounds.get(1)
                    .add(FakeDelivery.of(
                            random.nextBoolean()
                                    ? new CommitStock(ids.next(), saga(i), id)
                                    : new ReleaseStock(ids.next(), saga(i), id),
                            2));
            rounds.get(2).add(FakeDelivery.of(new ReleaseStock(ids.next(), saga(i), id), 3));
        }

        rounds.get(2).subList(ORDERS / 2, ORDERS).clear();
        rounds.forEach(round -> {
            handleAtOnce(List.of(round.subList(0, round.size() / 2), round.subList(round.size() / 2, round.size())));
            assertThat(round).allSatisfy(one -> assertThat(one.failures()).isEmpty());
        });

        for (var product : products) {
            var row = tables.rows("SELECT p.stock, p.reserved, p.version, "
                            + " coalesce(sum(r.quantity) FILTER (WHERE r.state = 'held'), 0)::bigint AS held,"
                            + " coalesce(sum(r.quantity) FILTER (WHERE r.state = 'sold'), 0)::bigint AS sold"
                            + " FROM inventory.products p LEFT JOIN inventory.reservations r ON r.product_id = p.id"
                            + " WHERE p.id = '" + product + "' GROUP BY p.id")
                    .getFirst();
            assertThat(row.get("reserved")).isEqualTo(row.get("held"));
            assertThat(number(row, "stock") + number(row, "held") + number(row, "sold"))
                    .isEqualTo(30);
            assertThat(told.versions(product.toString()))
                    .isEqualTo(LongStream.rangeClosed(1, number(row, "version"))
                            .boxed()
                            .toList());
        }
    }

    private void handle(FakeDelivery... deliveries) {
        listener.handle(batch(deliveries)).await().indefinitely();
    }

    private void handleAtOnce(List<List<FakeDelivery>> batches) {
        CompletableFuture.allOf(batches.stream()
                        .map(deliveries -> listener.handle(batch(deliveries.toArray(FakeDelivery[]::new)))
                                .subscribeAsCompletionStage())
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private FakeDelivery reserve(StockItem... items) {
        return FakeDelivery.of(new ReserveStock(ids.next(), saga, order, List.of(items)), 1);
    }

    private FakeDelivery release() {
        return FakeDelivery.of(new ReleaseStock(ids.next(), saga, order), 2);
    }

    private FakeDelivery commit() {
        return FakeDelivery.of(new CommitStock(ids.next(), saga, order), 3);
    }

    private UUID saga(int number) {
        return new UUID(saga.getMostSignificantBits(), number);
    }

    /** Reasons of the events that tell of reservations which this command did not get. */
    private List<String> refusals(FakeDelivery command) {
        return tables
                .rows("SELECT payload FROM outbox WHERE type = 'stock_reservation_failed' AND payload LIKE '%"
                        + command.envelope().id() + "%'")
                .stream()
                .map(row -> json(String.valueOf(row.get("payload")))
                        .path("payload")
                        .path("reason")
                        .asText())
                .toList();
    }

    private void expireNow() {
        tables.execute("UPDATE inventory.reservations SET expires_at = now() - interval '1 hour' WHERE order_id = '"
                + order + "'");
    }

    private void settleReservations() {
        tables.execute("UPDATE inventory.reservations SET settled_at = now() - interval '1 year' WHERE order_id = '"
                + order + "'");
        expiry.now();
    }

    private static long number(Map<String, Object> row, String column) {
        return (Long) Objects.requireNonNull(row.get(column));
    }

    private static StockItem item(UUID product, long quantity) {
        return new StockItem(product, quantity);
    }

    private UUID product(long stock) {
        return UUID.fromString(api.product(stock).substring("/products/".length()));
    }

    private void assertStock(UUID product, long stock, long reserved) {
        var found = json(api.get("/products/" + product));
        assertThat(found.path("stock").longValue()).isEqualTo(stock);
        assertThat(found.path("reserved").longValue()).isEqualTo(reserved);
    }
}

package dev.evenflow.inventory.reserve;

import static dev.evenflow.Api.json;
import static dev.evenflow.Api.problem;
import static dev.evenflow.Api.together;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.Api;
import dev.evenflow.Tables;
import dev.evenflow.contracts.EventIds;
import dev.evenflow.inventory.Told;
import dev.evenflow.web.Correlation;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReservationsTest {

    private static final int CLIENTS = 64;
    private static final Correlation CORRELATION = new Correlation("c-1", Optional.empty());

    private final ReservationHandler handler;
    private final ReservationExpiry expiry;
    private final Tables tables;
    private final Told told;
    private final EventIds ids;
    private final Api api = new Api();

    ReservationsTest(ReservationHandler handler, ReservationExpiry expiry, Tables tables, EventIds ids) {
        this.handler = handler;
        this.expiry = expiry;
        this.tables = tables;
        this.told = new Told(tables);
        this.ids = ids;
    }

    @Test
    void lastItem_isReservedOnce() {
        var product = product(1);

        var answers = together(CLIENTS, i -> api.sendJson("POST", "/products/reserve", body(product, 1)));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(
                        answer -> answer.statusCode() == 409 && problem(answer).equals("insufficient-stock"))
                .hasSize(CLIENTS - 1);
        assertThat(told.types(product.toString()))
                .containsExactly("product_created", "stock_reserved", "stock_depleted");
        assertStock(product, 0, 1);
    }

    @Test
    void forgottenReservations_giveTheirStockBack_once() {
        var product = product(10);
        var kept = reserve(product, 1);
        var forgotten = List.of(reserve(product, 2), reserve(product, 3), reserve(product, 4));
        expireNow(forgotten);

        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(i -> expiry.run().subscribeAsCompletionStage())
                        .toArray(CompletableFuture<?>[]::new))
                .join();

        assertStock(product, 9, 1);
        assertThat(told.types(product.toString()).subList(6, 9)).containsOnly("stock_released");
        assertVersionsHaveNoGap(product);
        assertThat(String.valueOf(told.of(product.toString()).getLast().get("payload")))
                .contains("\"stock\":9,\"reason\":\"expired\"");
        assertThat(api.delete("/products/reservations/" + forgotten.getFirst()).statusCode())
                .isEqualTo(204);
        assertThat(api.delete("/products/reservations/" + kept).statusCode()).isEqualTo(204);
        assertStock(product, 10, 0);
    }

    @Test
    void endedReservations_areForgotten_afterAWhile() {
        var product = product(10);
        var ended = reserve(product, 1);
        var held = reserve(product, 1);
        api.delete("/products/reservations/" + ended);
        tables.execute("UPDATE inventory.reservations SET settled_at = now() - interval '25 hours' WHERE id = '" + ended
                + "'");

        expiry.run().await().indefinitely();

        assertThat(api.delete("/products/reservations/" + ended).statusCode()).isEqualTo(404);
        assertThat(api.delete("/products/reservations/" + held).statusCode()).isEqualTo(204);
    }

    @Test
    void command_thatGetsNothing_isTold() {
        var product = product(1);
        var got = ids.next();
        var refused = ids.next();
        var unknown = ids.next();

        assertThat(handler.reserveOrTell(got, new ReserveRequest(product, 1L), CORRELATION)
                        .await()
                        .indefinitely())
                .isTrue();
        assertThat(handler.reserveOrTell(refused, new ReserveRequest(product, 1L), CORRELATION)
                        .await()
                        .indefinitely())
                .isFalse();
        assertThat(handler.reserveOrTell(unknown, new ReserveRequest(ids.next(), 1L), CORRELATION)
                        .await()
                        .indefinitely())
                .isFalse();

        assertThat(told.of(got.toString())).isEmpty();
        assertThat(told.types(refused.toString())).containsExactly("stock_reservation_failed");
        assertThat(String.valueOf(told.of(refused.toString()).getFirst().get("payload")))
                .contains("\"reason\":\"insufficient-stock\"");
        assertThat(String.valueOf(told.of(unknown.toString()).getFirst().get("payload")))
                .contains("\"reason\":\"unknown-product\"");
    }

    /** Whatever happens at once: nothing is lost, nothing is sold twice, and the events tell the same story. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void stockAndReserved_stayTheSameTogether_underAnyInterleaving(long seed) {
        var random = new Random(seed);
        var initial = 20;
        var products = List.of(product(initial), product(initial), product(initial));
        var reservations = new ArrayList<UUID>();
        for (var round = 0; round < 6; round++) {
            var calls = new ArrayList<CompletableFuture<?>>();
            for (var call = 0; call < 30; call++) {
                calls.add(step(random, products, reservations).subscribeAsCompletionStage());
            }
            CompletableFuture.allOf(calls.toArray(CompletableFuture<?>[]::new)).join();
            reservations.clear();
            tables.rows("SELECT id FROM inventory.reservations WHERE state = 'held' AND order_id IS NULL ORDER BY id")
                    .forEach(row -> reservations.add((UUID) row.get("id")));
            expireNow(reservations.stream().filter(id -> random.nextInt(4) == 0).toList());
        }

        for (var product : products) {
            var found = json(api.get("/products/" + product));
            var reserved = found.path("reserved").longValue();
            assertThat(found.path("stock").longValue() + reserved).isEqualTo(initial);
            assertHeld(product, reserved);
            assertVersionsHaveNoGap(product);
            var types = told.types(product.toString()).stream().collect(groupingBy(type -> type));
            assertThat(types.getOrDefault("stock_reserved", List.of()))
                    .hasSize((int) tables.count("inventory.reservations WHERE product_id = '" + product + "'"));
        }
    }

    private Uni<?> step(Random random, List<UUID> products, List<UUID> reservations) {
        return switch (random.nextInt(5)) {
            case 0 -> expiry.run();
            case 1, 2 ->
                reservations.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : handler.release(reservations.get(random.nextInt(reservations.size())), CORRELATION);
            default ->
                handler.reserveOrTell(
                        ids.next(),
                        new ReserveRequest(products.get(random.nextInt(products.size())), random.nextLong(1, 5)),
                        CORRELATION);
        };
    }

    private void assertHeld(UUID product, long quantity) {
        assertThat(tables.rows("SELECT coalesce(sum(quantity), 0)::bigint AS n FROM inventory.reservations"
                        + " WHERE state = 'held' AND product_id = '" + product + "'"))
                .extracting(row -> row.get("n"))
                .containsExactly(quantity);
    }

    private void assertVersionsHaveNoGap(UUID product) {
        var versions = told.versions(product.toString());
        assertThat(versions)
                .isEqualTo(LongStream.rangeClosed(1, versions.size()).boxed().toList());
        assertThat(tables.rows("SELECT version FROM inventory.products WHERE id = '" + product + "'")
                        .getFirst()
                        .get("version"))
                .isEqualTo((long) versions.size());
    }

    private void expireNow(List<UUID> forgotten) {
        forgotten.forEach(id -> tables.execute(
                "UPDATE inventory.reservations SET expires_at = now() - interval '1 second' WHERE id = '" + id + "'"));
    }

    private void assertStock(UUID product, long stock, long reserved) {
        var found = json(api.get("/products/" + product));
        assertThat(found.path("stock").longValue()).isEqualTo(stock);
        assertThat(found.path("reserved").longValue()).isEqualTo(reserved);
    }

    private UUID reserve(UUID product, long quantity) {
        var answer = api.post("/products/reserve", body(product, quantity));
        return UUID.fromString(json(answer).path("reservation_id").asText());
    }

    private UUID product(long stock) {
        return UUID.fromString(api.product(stock).substring("/products/".length()));
    }

    private static String body(UUID product, long quantity) {
        return "{\"product_id\":\"" + product + "\",\"quantity\":" + quantity + "}";
    }
}

package dev.evenflow.inventory.reserve;

import static dev.evenflow.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.Api;
import dev.evenflow.Tables;
import dev.evenflow.inventory.Told;
import dev.evenflow.web.Correlation;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;

/** Two instances that look for forgotten reservations at once, while somebody releases the same ones. */
@QuarkusTest
class ExpiryRaceTest {

    private static final int RESERVATIONS = 40;
    private static final int INSTANCES = 2;
    private static final Correlation CORRELATION = new Correlation("c-1", Optional.empty());

    private final ReservationHandler handler;
    private final ReservationExpiry expiry;
    private final Tables tables;
    private final Told told;
    private final Api api = new Api();

    ExpiryRaceTest(ReservationHandler handler, ReservationExpiry expiry, Tables tables) {
        this.handler = handler;
        this.expiry = expiry;
        this.tables = tables;
        this.told = new Told(tables);
    }

    @RepeatedTest(5)
    void stock_comesBackOnce_whoeverIsFirst() {
        var product = UUID.fromString(api.product(RESERVATIONS).substring("/products/".length()));
        var reservations =
                IntStream.range(0, RESERVATIONS).mapToObj(i -> reserve(product)).toList();
        tables.execute("UPDATE inventory.reservations SET expires_at = now() - interval '1 second' WHERE product_id = '"
                + product + "'");

        settleAll(reservations);

        var found = json(api.get("/products/" + product));
        assertThat(found.path("stock").longValue()).isEqualTo(RESERVATIONS);
        assertThat(found.path("reserved").longValue()).isZero();
        assertThat(tables.count("inventory.reservations WHERE state = 'held' AND product_id = '" + product + "'"))
                .isZero();
        assertToldOnce(product, reservations);
    }

    private void settleAll(List<UUID> reservations) {
        var calls = new ArrayList<CompletableFuture<?>>();
        for (var i = 0; i < RESERVATIONS; i++) {
            if (i % (RESERVATIONS / INSTANCES) == 3) {
                calls.add(expiry.run().subscribeAsCompletionStage());
            }
            calls.add(handler.release(reservations.get(i), CORRELATION).subscribeAsCompletionStage());
        }
        CompletableFuture.allOf(calls.toArray(CompletableFuture<?>[]::new)).join();
    }

    private void assertToldOnce(UUID product, List<UUID> reservations) {
        var returns = told.of(product.toString()).stream()
                .filter(row -> "stock_released".equals(row.get("type")))
                .map(row -> json(String.valueOf(row.get("payload"))).path("payload"))
                .toList();
        assertThat(returns)
                .extracting(back -> back.path("reservation_id").asText())
                .containsExactlyInAnyOrderElementsOf(
                        reservations.stream().map(UUID::toString).toList());
        assertThat(returns)
                .extracting(back -> back.path("stock").longValue())
                .isEqualTo(LongStream.rangeClosed(1, RESERVATIONS).boxed().toList());
        var versions = told.versions(product.toString());
        assertThat(versions)
                .isEqualTo(LongStream.rangeClosed(1, versions.size()).boxed().toList());
    }

    private UUID reserve(UUID product) {
        JsonNode answer = json(api.post("/products/reserve", "{\"product_id\":\"" + product + "\",\"quantity\":1}"));
        return UUID.fromString(answer.path("reservation_id").asText());
    }
}

package dev.evenflow.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.Api;
import dev.evenflow.FakeDelivery;
import dev.evenflow.Tables;
import dev.evenflow.contracts.EventIds;
import dev.evenflow.contracts.inventory.ProductCreated;
import dev.evenflow.contracts.inventory.ProductUpdated;
import dev.evenflow.contracts.reply.StepDone;
import dev.evenflow.contracts.reply.StepFailed;
import dev.evenflow.contracts.user.UserCreated;
import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.order.copy.CatalogueListener;
import dev.evenflow.order.copy.UserEventsListener;
import dev.evenflow.order.saga.PlaceOrderSaga;
import dev.evenflow.saga.CommandIds;
import dev.evenflow.saga.Direction;
import dev.evenflow.saga.run.SagaRepliesListener;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Plays everybody around orders: user-svc, the inventory's catalogue and the participants of the saga. */
@Singleton
public class OrderDriver {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Instant AT = Instant.parse("2025-05-25T10:00:00Z");

    public final Api api = new Api();
    private final EventIds ids = new EventIds();
    private final UserEventsListener users;
    private final CatalogueListener catalogue;
    private final SagaRepliesListener replies;
    private final Tables tables;

    OrderDriver(UserEventsListener users, CatalogueListener catalogue, SagaRepliesListener replies, Tables tables) {
        this.users = users;
        this.catalogue = catalogue;
        this.replies = replies;
        this.tables = tables;
    }

    public long user() {
        var id = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);
        users.apply(FakeDelivery.batch(FakeDelivery.of(new UserCreated(id, "Ann", "ann@example.com", AT), 1)))
                .await()
                .indefinitely();
        return id;
    }

    public void delete(long user) {
        users.apply(FakeDelivery.batch(FakeDelivery.of(new UserDeleted(user, AT), 2)))
                .await()
                .indefinitely();
    }

    public UUID product(String price) {
        var id = ids.next();
        var created = new ProductCreated(id, "Lamp", "A lamp", new BigDecimal(price), 100);
        catalogue.apply(FakeDelivery.batch(FakeDelivery.of(created, 1))).await().indefinitely();
        return id;
    }

    public static String order(long user, UUID product, long quantity) {
        return "{\"user_id\":" + user + ",\"items\":[{\"product_id\":\"" + product + "\",\"quantity\":" + quantity
                + "}]}";
    }

    /** A new name and price. */
    public void rename(UUID product, String name, String price) {
        var updated = new ProductUpdated(product, name, "A lamp", new BigDecimal(price));
        catalogue.apply(FakeDelivery.batch(FakeDelivery.of(updated, 2))).await().indefinitely();
    }

    /** Places an order for two pieces. */
    public Placed place(String price) {
        return place(user(), price);
    }

    public Placed placeFor(long user) {
        return place(user, "19.90");
    }

    private Placed place(long user, String price) {
        var answer = api.post("/orders", order(user, product(price), 2));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return new Placed(
                UUID.fromString(Api.json(answer).path("order_id").asText()),
                UUID.fromString(Api.json(answer).path("saga_id").asText()));
    }

    /** The one order for this product, once it is there: of a client that waits for its answer. */
    public Placed placedFor(UUID product) {
        await().atMost(PATIENCE).until(() -> !sagaOf(product).isEmpty());
        var saga = sagaOf(product).getFirst();
        return new Placed(id(saga, "about"), id(saga, "id"));
    }

    private static UUID id(Map<String, Object> row, String column) {
        return (UUID) Objects.requireNonNull(row.get(column));
    }

    private List<Map<String, Object>> sagaOf(UUID product) {
        return tables.rows("SELECT id, about FROM saga.instances WHERE data::text LIKE '%" + product + "%'");
    }

    /** An order that is confirmed. */
    public Placed confirmed() {
        var order = place("19.90");
        order.done(PlaceOrderSaga.PAYMENT, PlaceOrderSaga.STOCK, PlaceOrderSaga.SHIPMENT, PlaceOrderSaga.CONFIRMATION);
        return order;
    }

    /** An order and its saga. */
    public final class Placed {

        public final UUID id;
        public final UUID saga;

        Placed(UUID id, UUID saga) {
            this.id = id;
            this.saga = saga;
        }

        public void done(String... steps) {
            for (var step : steps) {
                hear(FakeDelivery.of(new StepDone(saga, CommandIds.of(saga, step, Direction.FORWARD), step), 1));
            }
        }

        public void undone(String... steps) {
            for (var step : steps) {
                hear(FakeDelivery.of(new StepDone(saga, CommandIds.of(saga, step, Direction.UNDO), step), 1));
            }
        }

        public void refused(String step, String reason) {
            var command = CommandIds.of(saga, step, Direction.FORWARD);
            hear(FakeDelivery.of(new StepFailed(saga, command, step, reason, false), 1));
        }

        public HttpResponse<String> call(String what, String body) {
            return api.post("/orders/" + id + "/" + what, body);
        }

        public JsonNode state() {
            return Api.json(api.get("/orders/" + id));
        }

        public String status() {
            return state().path("status").asText();
        }

        public String sagaStatus() {
            return Api.json(api.get("/sagas/" + saga)).path("status").asText();
        }

        /** Types of everything that left, commands and events. */
        public List<String> told() {
            return tables
                    .rows("SELECT type FROM outbox WHERE aggregate_id IN ('" + id + "', '" + saga + "') ORDER BY id")
                    .stream()
                    .map(row -> Objects.toString(row.get("type")))
                    .toList();
        }

        private void hear(FakeDelivery reply) {
            replies.hear(FakeDelivery.batch(reply)).await().indefinitely();
            assertThat(reply.rejections()).isEmpty();
        }
    }
}

package dev.evenflow.order;

import static dev.evenflow.Api.assertProblem;
import static dev.evenflow.Api.json;
import static dev.evenflow.order.saga.PlaceOrderSaga.APPROVAL;
import static dev.evenflow.order.saga.PlaceOrderSaga.CONFIRMATION;
import static dev.evenflow.order.saga.PlaceOrderSaga.PAYMENT;
import static dev.evenflow.order.saga.PlaceOrderSaga.SHIPMENT;
import static dev.evenflow.order.saga.PlaceOrderSaga.STOCK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.Api;
import dev.evenflow.Tables;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Orders over HTTP, with the participants played by the test. */
@QuarkusTest
class OrderCallsTest {

    private static final String NO = "{\"reason\":\"no\"}";

    private final OrderDriver driver;
    private final Tables tables;

    OrderCallsTest(OrderDriver driver, Tables tables) {
        this.driver = driver;
        this.tables = tables;
    }

    @Test
    void order_goesThroughItsSaga() {
        var order = driver.place("19.90");
        assertThat(order.status()).isEqualTo("pending");
        assertThat(order.state().path("total").decimalValue()).isEqualByComparingTo("39.80");
        assertThat(order.state().path("items").path(0).path("product_name").asText())
                .isEqualTo("Lamp");

        order.done(PAYMENT, STOCK);
        assertThat(order.status()).isEqualTo("approved");
        order.done(SHIPMENT, CONFIRMATION);

        assertThat(order.status()).isEqualTo("confirmed");
        assertThat(order.sagaStatus()).isEqualTo("completed");
        assertThat(order.told())
                .containsExactly(
                        "order_created",
                        "process_payment",
                        "reserve_stock",
                        "order_payment_debited",
                        "schedule_shipment",
                        "order_approved",
                        "commit_stock",
                        "order_confirmed");
    }

    @Test
    void order_isCancelled_whenTheStockIsRefused() {
        var order = driver.place("19.90");
        order.done(PAYMENT);
        order.refused(STOCK, "insufficient-stock");
        assertThat(order.sagaStatus()).isEqualTo("compensating");
        order.undone(PAYMENT);

        assertThat(order.state().path("status").asText()).isEqualTo("cancelled");
        assertThat(order.state().path("reason").asText()).isEqualTo("insufficient-stock");
        assertThat(order.sagaStatus()).isEqualTo("compensated");
    }

    @Test
    void largeOrder_waitsForApproval() {
        var order = driver.place("5000.00");
        order.done(PAYMENT, STOCK);
        assertThat(order.status()).isEqualTo("pending");

        assertThat(order.call("approve", "").statusCode()).isEqualTo(202);

        assertThat(order.status()).isEqualTo("approved");
        assertThat(order.told()).contains("schedule_shipment");
        assertProblem(order.call("approve", ""), 409, "invalid-transition");
        assertProblem(order.call("reject", NO), 409, "invalid-transition");
    }

    @Test
    void largeOrder_approvedEarly_doesNotWait() {
        var order = driver.place("5000.00");
        assertThat(order.call("approve", "").statusCode()).isEqualTo(202);

        order.done(PAYMENT, STOCK, SHIPMENT, CONFIRMATION);

        assertThat(order.status()).isEqualTo("confirmed");
    }

    @Test
    void rejectedOrder_isUndone_andStaysRejected() {
        var order = driver.place("5000.00");
        order.done(PAYMENT, STOCK);
        assertThat(order.call("reject", NO).statusCode()).isEqualTo(202);
        assertThat(order.status()).isEqualTo("rejected");

        order.undone(STOCK, PAYMENT);

        assertThat(order.status()).isEqualTo("rejected");
        assertThat(order.sagaStatus()).isEqualTo("compensated");
        assertThat(order.told()).contains("release_stock", "refund_payment").doesNotContain("order_cancelled");
    }

    @Test
    void orderBeingUndone_cannotBeApproved_butCancelled() {
        var order = driver.place("5000.00");
        order.done(PAYMENT);
        order.refused(STOCK, "insufficient-stock");

        assertProblem(order.call("approve", ""), 409, "order-being-undone");
        assertThat(order.status()).isEqualTo("pending");
        assertThat(order.call("cancel", NO).statusCode()).isEqualTo(202);
        order.undone(PAYMENT);
        assertThat(order.state().path("reason").asText()).isEqualTo("no");
    }

    @Test
    void confirmedOrder_thatIsCancelled_isUndone() {
        var order = driver.confirmed();
        assertThat(driver.api
                        .post("/commands/orders/" + order.id + "/cancel", NO)
                        .statusCode())
                .isEqualTo(202);
        assertThat(order.status()).isEqualTo("cancelled");

        order.undone(SHIPMENT, STOCK, PAYMENT);

        assertThat(order.sagaStatus()).isEqualTo("compensated");
        assertProblem(order.call("cancel", NO), 409, "invalid-transition");
    }

    @Test
    void order_isShippedAndDelivered_andThenStays() {
        var order = driver.confirmed();
        assertProblem(order.call("deliver", ""), 409, "invalid-transition");
        assertThat(order.call("ship", "").statusCode()).isEqualTo(202);
        assertProblem(order.call("cancel", NO), 409, "invalid-transition");
        assertThat(order.call("deliver", "").statusCode()).isEqualTo(202);

        assertThat(order.status()).isEqualTo("delivered");
        assertThat(order.sagaStatus()).isEqualTo("completed");
        assertProblem(driver.api.post("/commands/orders/" + order.id + "/confirm", ""), 409, "invalid-transition");
    }

    @Test
    void unknownOrder_isNotFound() {
        var path = "/orders/" + UUID.randomUUID();
        assertProblem(driver.api.get(path), 404, "not-found");
        assertProblem(driver.api.get(path + "/events"), 404, "not-found");
        assertProblem(driver.api.post(path + "/ship", ""), 404, "not-found");
        assertProblem(driver.api.post(path + "/cancel", NO), 404, "not-found");
        assertProblem(driver.api.get("/sagas/" + UUID.randomUUID()), 404, "not-found");
        assertProblem(driver.api.post("/admin/sagas/" + UUID.randomUUID() + "/retry", ""), 404, "not-found");
    }

    @Test
    void order_isShown_asItWas_andHowItCameToBe() {
        var order = driver.confirmed();

        assertThat(json(driver.api.get("/orders/" + order.id + "?as_of=1"))
                        .path("status")
                        .asText())
                .isEqualTo("pending");
        assertProblem(driver.api.get("/orders/" + order.id + "?as_of=99"), 404, "not-found");
        var events = json(driver.api.get("/orders/" + order.id + "/events"));
        assertThat(events.findValuesAsText("type"))
                .containsExactly("order_created", "order_payment_debited", "order_approved", "order_confirmed");
        assertThat(events.findValuesAsText("correlation_id").stream().distinct())
                .hasSize(1);
    }

    @Test
    void saga_showsItsSteps() {
        var order = driver.place("19.90");
        order.done(PAYMENT);

        var saga = json(driver.api.get("/sagas/" + order.saga));

        assertThat(saga.path("order_id").asText()).isEqualTo(order.id.toString());
        assertThat(saga.path("status").asText()).isEqualTo("in_progress");
        assertThat(saga.path("steps").findValuesAsText("name"))
                .containsExactly(PAYMENT, STOCK, APPROVAL, SHIPMENT, CONFIRMATION);
        assertThat(saga.path("steps").findValuesAsText("status"))
                .containsExactly("completed", "in_progress", "pending", "pending", "pending");
    }

    @Test
    void operator_abortsAndRetries() {
        var order = driver.place("19.90");
        order.done(PAYMENT);
        var admin = "/admin/sagas/" + order.saga;
        assertProblem(driver.api.post(admin + "/retry", ""), 409, "saga-not-possible");

        assertThat(json(driver.api.post(admin + "/abort", "")).path("status").asText())
                .isEqualTo("compensating");
        assertProblem(driver.api.post(admin + "/abort", ""), 409, "saga-not-possible");
        fail(order.saga);
        assertThat(json(driver.api.get("/admin/sagas?status=failed")).findValuesAsText("saga_id"))
                .contains(order.saga.toString());

        assertThat(json(driver.api.post(admin + "/retry", "")).path("status").asText())
                .isEqualTo("compensating");
        order.undone(STOCK, PAYMENT);
        assertThat(order.state().path("reason").asText()).isEqualTo("aborted-by-operator");
        assertProblem(driver.api.get("/admin/sagas?status=lost"), 400, "validation");
    }

    @Test
    void clientThatWaits_isAnsweredWithTheEnd() {
        var product = driver.product("19.90");
        var waiting = driver.api.sendJson(
                "POST", "/orders", OrderDriver.order(driver.user(), product, 2), "Prefer", "wait=20");
        var placed = driver.placedFor(product);
        placed.done(PAYMENT, STOCK, SHIPMENT, CONFIRMATION);

        var answer = waiting.join();

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).path("status").asText()).isEqualTo("confirmed");
        assertThat(Api.header(answer, "Location")).endsWith("/orders/" + placed.id);
    }

    @Test
    void clientThatWaits_isToldOfFailure_orThatItTakesLonger() {
        var product = driver.product("19.90");
        var body = OrderDriver.order(driver.user(), product, 2);
        assertThat(driver.api.post("/orders", body, "Prefer", "wait=1").statusCode())
                .isEqualTo(202);

        var other = driver.product("19.90");
        var waiting = driver.api.sendJson(
                "POST", "/orders", OrderDriver.order(driver.user(), other, 2), "Prefer", "respond-async, wait=20");
        driver.placedFor(other).refused(PAYMENT, "insufficient-funds");

        assertProblem(waiting.join(), 409, "order-cancelled");
        assertThat(waiting.join().body()).contains("insufficient-funds");
    }

    private void fail(UUID saga) {
        tables.execute("UPDATE saga.instances SET status = 'failed', due_at = NULL,"
                + " state = jsonb_set(jsonb_set(state, '{status}', '\"FAILED\"'), '{steps,1,status}', '\"FAILED\"')"
                + " WHERE id = '" + saga + "'");
    }
}

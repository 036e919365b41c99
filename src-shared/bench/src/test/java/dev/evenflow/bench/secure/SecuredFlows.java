package dev.evenflow.bench.secure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.testkit.service.Service;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the services do goes on working with the permissions they have. */
@SuppressWarnings("try") // Connection.close() may be interrupted.
interface SecuredFlows {

    String LETTERS = "/admin/dead-letters";

    SecuredStack stack();

    @Test
    @Order(1)
    default void anOrder_isConfirmed_throughAllServices() {
        stack().createUser("John Doe", "john@example.com");
        var orders = stack().http(Service.ORDER);
        var account = stack().await(Service.ORDER, "/accounts?owner=1", found -> found.size() == 1)
                .path(0)
                .path("account_id")
                .asText();
        assertThat(orders.post("/accounts/" + account + "/deposit", "{\"amount\":100.00}")
                        .status())
                .isEqualTo(200);
        var product = orders.post("/products", "{\"name\":\"Lamp\",\"price\":19.90,\"stock\":5}")
                .json()
                .path("id")
                .asText();
        var body = "{\"user_id\":1,\"items\":[{\"product_id\":\"" + product + "\",\"quantity\":1}]}";
        var placed = Awaitility.await()
                .atMost(SecuredStack.PATIENCE)
                .until(() -> orders.postOnce("order-1", "/orders", body), answer -> answer.status() == 202);

        stack().await(
                        Service.ORDER,
                        "/queries/orders/" + placed.json().path("order_id").asText(),
                        order -> order.path("status").asText().equals("confirmed"));
        stack().await(
                        Service.NOTIFICATION,
                        "/notifications/user/1/messages",
                        messages -> messages.toString().contains("confirmed"));
    }

    @Test
    @Order(2)
    default void deadLetters_areKept_triedAgain_appliedOnceTheirCauseIsGone_andDeleted() throws Exception {
        try (var operator = stack().operator()) {
            var letters = new OperatedLetters(operator);
            letters.publishNoEvent();
            stack().loseCopy(1);
            for (var service : new Service[] {Service.NOTIFICATION, Service.ORDER}) {
                var each = service == Service.ORDER ? 2 : 1;
                var listed = stack().await(service, LETTERS, found -> found.size() == each);
                assertRedriven(service, 0, each);
                for (var letter : listed) {
                    letters.storeMended(letter.path("id").asLong());
                }

                assertRedriven(service, each, each);
                for (var letter : listed) {
                    var one = LETTERS + "/" + letter.path("id").asText();
                    assertThat(stack().http(service).delete(one).status()).isEqualTo(204);
                }
                stack().await(service, LETTERS, JsonNode::isEmpty);
            }
        }
        assertThat(stack().http(Service.NOTIFICATION)
                        .get("/notifications/user/1")
                        .status())
                .isEqualTo(200);
    }

    private void assertRedriven(Service service, int redriven, int failed) {
        var report = stack().http(service).post(LETTERS + "/redrive", "").json();
        assertThat(report.path("redriven").asInt()).as(report.toString()).isEqualTo(redriven);
        assertThat(report.path("failed").asInt()).as(report.toString()).isEqualTo(failed);
    }

    /** Listening begins a moment after the answer, so somebody comes again and again. */
    @Test
    @Order(6)
    default void listeners_hearOfChanges() throws Exception {
        var url = URI.create(stack().service(Service.NOTIFICATION).url() + "/notifications/stream");
        var lines = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofLines())
                .body();
        var heard = CompletableFuture.supplyAsync(() -> lines.anyMatch(line -> line.contains("grace")));
        var number = new AtomicInteger();

        Awaitility.await().atMost(SecuredStack.PATIENCE).until(() -> {
            stack().createUser("Grace Hopper", "grace" + number.incrementAndGet() + "@example.com");
            return heard.isDone();
        });
        assertThat(heard.get()).isTrue();
    }

    @Test
    @Order(7)
    default void whatIsToldOfADeletedUser_isErased() throws Exception {
        try (var operator = stack().operator()) {
            var streams = operator.jetStreamManagement();
            assertThat(stack().http(Service.USER).delete("/users/1").status()).isEqualTo(204);

            Awaitility.await()
                    .atMost(SecuredStack.PATIENCE)
                    .until(() -> streams.getStreamInfo("USERS").getStreamState().getDeletedCount() > 0);
        }
    }
}

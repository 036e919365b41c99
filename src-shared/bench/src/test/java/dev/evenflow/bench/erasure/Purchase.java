package dev.evenflow.bench.erasure;

import dev.evenflow.testkit.service.HttpCalls;
import dev.evenflow.testkit.service.Service;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** A user buys something, so that orders, sagas, payments and messages are there, too. */
record Purchase(ErasingStack stack, long user) {

    /** Returns when the order is confirmed and the user was told. */
    void make() {
        await(() -> !orders().get("/accounts?owner=" + user).json().isEmpty());
        var account = orders().get("/accounts?owner=" + user)
                .json()
                .path(0)
                .path("account_id")
                .asText();
        orders().post("/accounts/" + account + "/deposit", "{\"amount\":100.00}");
        var product = orders().post("/products", "{\"name\":\"Lamp\",\"price\":19.90,\"stock\":5}")
                .json()
                .path("id")
                .asText();
        var order = "{\"user_id\":%d,\"items\":[{\"product_id\":\"%s\",\"quantity\":1}]}".formatted(user, product);
        await(() -> orders().post("/orders", order).status() == 202);
        await(() -> orders().get("/queries/orders?user_id=" + user + "&status=confirmed")
                        .json()
                        .path("total")
                        .asInt()
                == 1);
        await(() -> !stack.http(Service.NOTIFICATION)
                .get("/notifications/user/" + user + "/messages")
                .json()
                .isEmpty());
    }

    private HttpCalls orders() {
        return stack.http(Service.ORDER);
    }

    private static void await(BooleanSupplier reached) {
        Awaitility.await().atMost(ErasingStack.PATIENCE).until(reached::getAsBoolean);
    }
}

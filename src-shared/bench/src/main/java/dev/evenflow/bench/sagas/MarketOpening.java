package dev.evenflow.bench.sagas;

import dev.evenflow.bench.load.InsistentCalls;
import dev.evenflow.testkit.service.Answer;
import java.math.BigDecimal;

/** Makes what a {@link Market} consists of, by the calls anybody has. */
record MarketOpening(InsistentCalls users, InsistentCalls orders, String family) {

    private static final int CREATED = 201;
    private static final int OK = 200;

    long customer(String name) {
        var body = "{\"name\":\"%s\",\"email\":\"%s-%s@example.com\"}".formatted(name, family, name);
        return users.until(answer -> answer.status() == CREATED, instance -> instance.post("/users", body))
                .json()
                .path("id")
                .asLong();
    }

    String product(String name, String price, long stock) {
        var body = "{\"name\":\"%s\",\"description\":\"\",\"price\":%s,\"stock\":%d}".formatted(name, price, stock);
        return post(family + "-product-" + name, "/products", body, CREATED)
                .json()
                .path("id")
                .asText();
    }

    /** The account that order-svc opens for every user, once it is there. */
    String account(long user) {
        return orders.until(
                        answer -> answer.status() == OK && answer.json().size() == 1,
                        instance -> instance.get("/accounts?owner=" + user))
                .json()
                .path(0)
                .path("account_id")
                .asText();
    }

    void deposit(String account, BigDecimal amount) {
        post("deposit-" + account, "/accounts/" + account + "/deposit", "{\"amount\":" + amount + "}", OK);
    }

    private Answer post(String key, String path, String body, int status) {
        return orders.until(answer -> answer.status() == status, instance -> instance.postOnce(key, path, body));
    }
}

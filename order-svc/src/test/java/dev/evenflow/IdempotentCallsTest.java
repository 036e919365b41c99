package dev.evenflow;

import static dev.evenflow.Api.assertProblem;
import static dev.evenflow.Api.header;
import static dev.evenflow.Api.json;
import static dev.evenflow.Api.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.outbox.idempotency.IdempotencyCleanup;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdempotentCallsTest {

    private static final String KEY = "Idempotency-Key";
    private static final String ANN = "{\"owner\":\"Ann\",\"currency\":\"EUR\"}";

    private final IdempotencyCleanup cleanup;
    private final Tables tables;
    private final Api api = new Api();
    private final String key = UUID.randomUUID().toString();

    IdempotentCallsTest(IdempotencyCleanup cleanup, Tables tables) {
        this.cleanup = cleanup;
        this.tables = tables;
    }

    @Test
    void retry_getsTheFirstAnswer_andTakesEffectOnce() {
        var first = api.post("/accounts", ANN, KEY, key);
        var account = "/accounts/" + json(first).path("account_id").asText();
        var deposit = api.post(account + "/deposit", "{\"amount\":10}", KEY, key + "-deposit");
        var before = Written.now(tables);

        var retry = api.post("/accounts", " {\"currency\":\"EUR\", \"owner\":\"Ann\"}", KEY, key);
        var again = api.post(account + "/deposit", "{\"amount\":10}", KEY, key + "-deposit");

        assertThat(retry.statusCode()).isEqualTo(201);
        assertThat(retry.body()).isEqualTo(first.body());
        assertThat(header(retry, "Location")).isEqualTo(header(first, "Location"));
        assertThat(header(retry, "ETag")).isEqualTo(header(first, "ETag"));
        assertThat(again.body()).isEqualTo(deposit.body()).contains("\"balance\":10.00");
        assertThat(Written.now(tables)).isEqualTo(before);
    }

    @Test
    void sameKey_forAnotherRequest_isRefused() {
        var account = api.account("Ann");
        api.post(account + "/deposit", "{\"amount\":10}", KEY, key);
        var before = Written.now(tables);

        assertProblem(api.post(account + "/deposit", "{\"amount\":11}", KEY, key), 422, "idempotency-key-reused");
        assertProblem(api.post(account + "/withdraw", "{\"amount\":10}", KEY, key), 422, "idempotency-key-reused");
        assertThat(Written.now(tables)).isEqualTo(before);
    }

    @Test
    void refusedRequest_leavesItsKeyFree() {
        var account = api.account("Ann");
        assertProblem(api.post(account + "/withdraw", "{\"amount\":1000.01}", KEY, key), 409, "insufficient-funds");
        api.post(account + "/deposit", "{\"amount\":1}");

        assertThat(api.post(account + "/withdraw", "{\"amount\":1000.01}", KEY, key)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void concurrentRetries_takeEffectOnce() {
        var account = api.account("Ann");

        var answers = together(10, i -> api.sendJson("POST", account + "/deposit", "{\"amount\":10}", KEY, key));

        assertThat(answers)
                .extracting(HttpResponse::statusCode, HttpResponse::body)
                .containsOnly(Tuple.tuple(200, answers.getFirst().body()));
        assertThat(api.get(account).body()).contains("\"balance\":10.00");
    }

    @Test
    void productsAndReservations_areMadeOnce() {
        var body = "{\"name\":\"Lamp\",\"price\":19.9,\"stock\":3}";
        var product = json(api.post("/products", body, KEY, key)).path("id").asText();
        var reserve = "{\"product_id\":\"" + product + "\",\"quantity\":2}";
        var first = api.post("/products/reserve", reserve, KEY, key + "-reserve");
        var before = Written.now(tables);

        assertThat(json(api.post("/products", body, KEY, key)).path("id").asText())
                .isEqualTo(product);
        assertThat(api.post("/products/reserve", reserve, KEY, key + "-reserve").body())
                .isEqualTo(first.body());
        assertThat(Written.now(tables)).isEqualTo(before);
    }

    @Test
    void expiredKeys_areNew_andRemoved() {
        var account = api.account("Ann");
        api.post(account + "/deposit", "{\"amount\":10}", KEY, key);
        api.post(account + "/deposit", "{\"amount\":10}", KEY, key + "-old");
        tables.execute(
                "UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE key LIKE '" + key + "%'");

        assertThat(api.post(account + "/deposit", "{\"amount\":11}", KEY, key).body())
                .contains("\"balance\":31.00");
        cleanup.removeExpired().await().indefinitely();

        assertThat(tables.count("idempotency_keys WHERE key LIKE '" + key + "%'"))
                .isOne();
    }
}

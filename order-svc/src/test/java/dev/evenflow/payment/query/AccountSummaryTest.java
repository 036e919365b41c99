package dev.evenflow.payment.query;

import static dev.evenflow.Api.assertProblem;
import static dev.evenflow.Api.header;
import static dev.evenflow.Api.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountSummaryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api api = new Api();
    private final String owner = "owner-" + UUID.randomUUID();

    @Test
    void readModel_hasTotalsAndCounts_alsoAfterARebuild() {
        var first = api.account(owner);
        var second = api.account(owner);
        api.post(first + "/deposit", "{\"amount\":100}");
        api.post(first + "/deposit", "{\"amount\":0.5}");
        api.post(first + "/withdraw", "{\"amount\":200}");
        api.post(second + "/close", "{\"reason\":\"not needed\"}");

        await().atMost(PATIENCE).until(() -> version(0) == 4 && version(1) == 2);
        assertSummaries();

        assertThat(api.post("/admin/rebuild-projections", "{\"projection\":\"account-summary\"}")
                        .statusCode())
                .isEqualTo(202);
        api.post(first + "/deposit", "{\"amount\":1}");
        api.post(first + "/withdraw", "{\"amount\":1}");

        await().atMost(PATIENCE).until(() -> version(0) == 6 && !isBeingRebuilt());
        assertThat(summary(0).path("transactions").longValue()).isEqualTo(5);
        assertThat(summary(0).path("balance").decimalValue()).isEqualByComparingTo("-99.50");
    }

    @Test
    void list_isBounded_andOfAllOwnersWhereNoneIsGiven() {
        api.account(owner);
        await().atMost(PATIENCE).until(() -> !summaries(owner).isEmpty());

        assertThat(header(api.get("/accounts?page_size=1"), "X-Total-Count")).isNotEqualTo("0");
        assertThat(json(api.get("/accounts?page_size=1"))).hasSize(1);
        assertThat(summaries("nobody-" + UUID.randomUUID())).isEmpty();
        assertProblem(api.get("/accounts?page=0"), 400, "validation");
        assertProblem(api.get("/accounts?owner=a%00b"), 400, "validation");
    }

    private boolean isBeingRebuilt() {
        return json(api.get("/admin/projections")).findParents("rebuild").stream()
                .filter(projection -> projection.path("name").asText().equals("account-summary"))
                .anyMatch(projection -> projection.path("rebuild").isObject());
    }

    private void assertSummaries() {
        assertThat(summary(0).path("deposited").decimalValue()).isEqualByComparingTo("100.50");
        assertThat(summary(0).path("withdrawn").decimalValue()).isEqualByComparingTo("200");
        assertThat(summary(0).path("balance").decimalValue()).isEqualByComparingTo("-99.50");
        assertThat(summary(0).path("transactions").longValue()).isEqualTo(3);
        assertThat(summary(0).path("status").asText()).isEqualTo("open");
        assertThat(summary(1).path("status").asText()).isEqualTo("closed");
        assertThat(summary(1).path("transactions").longValue()).isZero();
    }

    private long version(int account) {
        return summary(account).path("version").longValue();
    }

    private JsonNode summary(int account) {
        return summaries(owner).path(account);
    }

    private JsonNode summaries(String of) {
        return json(api.get("/accounts?owner=" + of));
    }
}

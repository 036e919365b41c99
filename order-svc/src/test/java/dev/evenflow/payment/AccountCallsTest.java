package dev.evenflow.payment;

import static dev.evenflow.Api.assertProblem;
import static dev.evenflow.Api.header;
import static dev.evenflow.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.Api;
import dev.evenflow.Tables;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AccountCallsTest {

    private static final String NOBODY = "/accounts/0197061b-6480-7000-8000-000000000001";

    private final Tables tables;
    private final Api api = new Api();

    AccountCallsTest(Tables tables) {
        this.tables = tables;
    }

    @Test
    void open_answersWithTheAccount() {
        var answer = api.post("/accounts", "{\"owner\":\"Ann\",\"currency\":\"USD\"}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(header(answer, "ETag")).isEqualTo("\"1\"");
        assertThat(header(answer, "Location"))
                .endsWith("/accounts/" + json(answer).path("account_id").asText());
        assertThat(answer.body())
                .contains("\"owner\":\"Ann\",\"currency\":\"USD\",\"balance\":0.00,\"status\":\"open\"");
        assertThat(api.get(path(answer)).body()).isEqualTo(answer.body());
    }

    @Test
    void deposit_andWithdraw_moveTheBalance() {
        var account = api.account("Ann");

        assertThat(balance(api.post(account + "/deposit", "{\"amount\":100}"))).isEqualTo("100.00");
        assertThat(balance(api.post(account + "/withdraw", "{\"amount\":0.1,\"reason\":\"rent\"}")))
                .isEqualTo("99.90");
        assertThat(balance(api.post(account + "/withdraw", "{\"amount\":1099.90}")))
                .isEqualTo("-1000.00");
        assertProblem(api.post(account + "/withdraw", "{\"amount\":0.01}"), 409, "insufficient-funds");
        assertThat(balance(api.get(account))).isEqualTo("-1000.00");
    }

    @Test
    void closedAccount_refusesEverything_andIsStillShown() {
        var account = api.account("Ann");
        var closed = api.post(account + "/close", "{\"reason\":\"moved away\"}");

        assertThat(json(closed).path("status").asText()).isEqualTo("closed");
        assertProblem(api.post(account + "/deposit", "{\"amount\":1}"), 409, "account-closed");
        assertProblem(api.post(account + "/withdraw", "{\"amount\":1}"), 409, "account-closed");
        assertProblem(api.post(account + "/close", "{\"reason\":\"again\"}"), 409, "account-closed");
        assertThat(api.get(account).body()).isEqualTo(closed.body());
    }

    @Test
    void fullAccount_refusesMore() {
        var account = api.account("Ann");
        api.post(account + "/deposit", "{\"amount\":999999999999.99}");
        tables.execute("UPDATE eventstore.events SET payload = '{\"amount\":1,\"balance\":999999999999999.99}' WHERE "
                + is(account) + " AND version = 2");

        assertProblem(api.post(account + "/deposit", "{\"amount\":0.01}"), 409, "balance-limit");
    }

    @Test
    void auditTrail_tellsEverything_inPages() {
        var account = api.account("Ann");
        api.post(account + "/deposit", "{\"amount\":100}", "X-Correlation-Id", "request-7");
        api.post(account + "/withdraw", "{\"amount\":30.5,\"reason\":\"rent\"}");
        api.post(account + "/close", "{\"reason\":\"moved\"}");

        var trail = api.get(account + "/events");
        var second = api.get(account + "/events?page=2&page_size=3");

        assertThat(json(trail).findValuesAsText("type"))
                .containsExactly("account_created", "account_deposited", "account_withdrawn", "account_closed");
        assertThat(json(trail).findValuesAsText("version")).containsExactly("1", "2", "3", "4");
        assertThat(json(trail).get(1).path("correlation_id").asText()).isEqualTo("request-7");
        assertThat(json(trail).get(1).has("reason")).isFalse();
        assertThat(json(trail).get(2).path("balance").decimalValue()).isEqualTo(new BigDecimal("69.50"));
        assertThat(header(trail, "X-Total-Count")).isEqualTo("4");
        assertThat(json(second).findValuesAsText("version")).containsExactly("4");
        assertThat(header(second, "Link")).contains("rel=\"prev\"");
        assertProblem(api.get(NOBODY + "/events"), 404, "not-found");
        assertProblem(api.get(account + "/events?page_size=101"), 400, "validation");
    }

    @Test
    void account_isShownAsItWas_atAVersionOrATime() {
        var account = api.account("Ann");
        api.post(account + "/deposit", "{\"amount\":100}");
        api.post(account + "/withdraw", "{\"amount\":30}");
        var deposited =
                json(api.get(account + "/events")).get(1).path("recorded_at").asText();

        assertThat(balance(api.get(account + "?as_of=1"))).isEqualTo("0.00");
        assertThat(balance(api.get(account + "?as_of=2"))).isEqualTo("100.00");
        assertThat(header(api.get(account + "?as_of=2"), "ETag")).isEqualTo("\"2\"");
        assertThat(balance(api.get(account + "?as_of=3"))).isEqualTo("70.00");
        assertThat(balance(api.get(account + "?as_of=" + deposited))).isEqualTo("100.00");
        assertThat(balance(api.get(account + "?as_of=2999-01-01T00:00:00%2B02:00")))
                .isEqualTo("70.00");
    }

    @Test
    void asOf_beforeTheAccountOrAfterItsLastVersion_isNotFound() {
        var account = api.account("Ann");

        for (var asOf : List.of("0", "2", "99999999999999999999999", "2001-01-01T00:00:00Z", "0000-01-01T00:00:00Z")) {
            assertProblem(api.get(account + "?as_of=" + asOf), 404, "not-found");
        }
        assertProblem(api.get(NOBODY + "?as_of=1"), 404, "not-found");
        assertProblem(api.get(NOBODY + "?as_of=2025-05-25T10:00:00Z"), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "yesterday", "2025-05-25", "+99999-01-01T00:00:00Z"})
    void asOf_thatIsNeither_isABadRequest(String asOf) {
        assertProblem(api.get(api.account("Ann") + "?as_of=" + asOf), 400, "validation");
    }

    @Test
    void unknownAccount_isNotFound() {
        assertProblem(api.get(NOBODY), 404, "not-found");
        assertProblem(api.get("/accounts/7"), 404, "not-found");
        assertProblem(api.post(NOBODY + "/deposit", "{\"amount\":1}"), 404, "not-found");
        assertProblem(api.post(NOBODY + "/withdraw", "{\"amount\":1}"), 404, "not-found");
        assertProblem(api.post(NOBODY + "/close", "{\"reason\":\"x\"}"), 404, "not-found");
    }

    @Test
    void everyChange_isTold_underTheIdAndVersionOfItsEvent() {
        var account = api.account("Ann");
        api.post(account + "/deposit", "{\"amount\":100}");
        api.post(account + "/withdraw", "{\"amount\":30.5,\"reason\":\"rent\"}");
        api.post(account + "/close", "{\"reason\":\"moved\"}");

        var told = tables.rows("SELECT o.type, o.version, o.subject, o.payload, o.aggregate_id FROM outbox o"
                + " JOIN eventstore.events e USING (event_id) WHERE e." + is(account) + " ORDER BY o.id");

        assertThat(told)
                .extracting(row -> row.get("type"))
                .containsExactly("account_created", "account_deposited", "account_withdrawn", "account_closed");
        assertThat(told).extracting(row -> row.get("version")).containsExactly(1L, 2L, 3L, 4L);
        assertThat(told).extracting(row -> row.get("subject")).containsOnly("payment.events");
        assertThat(payload(told.get(0))).contains("\"owner\":\"Ann\",\"currency\":\"EUR\"");
        assertThat(payload(told.get(2))).contains("\"amount\":30.50,\"balance\":69.50,\"reason\":\"rent\"");
    }

    private static String payload(Map<String, Object> row) {
        return String.valueOf(row.get("payload"));
    }

    private static String balance(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("balance").decimalValue().toPlainString();
    }

    private static String path(HttpResponse<String> created) {
        return "/accounts/" + json(created).path("account_id").asText();
    }

    private static String is(String account) {
        return "aggregate_id = '" + account.substring("/accounts/".length()) + "'";
    }
}

package dev.evenflow.payment;

import static dev.evenflow.Api.assertProblem;
import static dev.evenflow.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.Api;
import dev.evenflow.Tables;
import dev.evenflow.Written;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client gets wrong is answered with a problem; nothing is written, nothing is published. */
@QuarkusTest
class BadAccountInputTest {

    private final Tables tables;
    private final Api api = new Api();

    BadAccountInputTest(Tables tables) {
        this.tables = tables;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.00",
                "-1",
                "-0.01",
                "1.001",
                "0.001",
                "1000000000000",
                "1e15",
                "1e999999999",
                "1e-999999999",
                "\"10\"",
                "\"\"",
                "null",
                "true",
                "[1]",
                "{}"
            })
    void amounts_thatAreNone_areRefused(String amount) {
        var account = api.account("Ann");
        var before = Written.now(tables);

        for (var call : new String[] {"/deposit", "/withdraw"}) {
            var answer = api.post(account + call, "{\"amount\":" + amount + "}", "Idempotency-Key", "bad" + call);
            assertProblem(answer, 400, "validation");
            assertThat(json(answer).path("violations").findValuesAsText("field"))
                    .containsExactly("amount");
        }
        assertThat(Written.now(tables)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "+1", "0x10", "1,5", "", "1.", "01"})
    void amounts_thatAreNoJson_areRefused(String amount) {
        var account = api.account("Ann");
        var before = Written.now(tables);

        assertProblem(api.post(account + "/deposit", "{\"amount\":" + amount + "}"), 400, "malformed-json");
        assertThat(Written.now(tables)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}|currency owner",
                "{\"owner\":\"\",\"currency\":\"EUR\"}|owner",
                "{\"owner\":\" \",\"currency\":\"EUR\"}|owner",
                "{\"owner\":7,\"currency\":\"EUR\"}|owner",
                "{\"owner\":\"a\\u0000b\",\"currency\":\"EUR\"}|owner",
                "{\"owner\":\"Ann\"}|currency",
                "{\"owner\":\"Ann\",\"currency\":\"\"}|currency",
                "{\"owner\":\"Ann\",\"currency\":\"eur\"}|currency",
                "{\"owner\":\"Ann\",\"currency\":\"EURO\"}|currency",
                "{\"owner\":\"Ann\",\"currency\":\"ZZZ\"}|currency",
                "{\"owner\":\"Ann\",\"currency\":\"JPY\"}|currency",
                "{\"owner\":\"Ann\",\"currency\":\"XAU\"}|currency",
                "null|body"
            })
    void open_refuses(String body, String fields) {
        var before = Written.now(tables);

        var answer = api.post("/accounts", body, "Idempotency-Key", "bad");

        assertProblem(answer, 400, "validation");
        assertThat(json(answer).path("violations").findValuesAsText("field")).containsExactly(fields.split(" "));
        assertThat(Written.now(tables)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\":\"\"}", "{\"reason\":\" \"}", "{\"reason\":7}"})
    void close_wantsAReason(String body) {
        var account = api.account("Ann");
        var before = Written.now(tables);

        assertProblem(api.post(account + "/close", body), 400, "validation");
        assertProblem(api.post(account + "/close", "{\"reason\":\"" + "x".repeat(501) + "\"}"), 400, "validation");
        assertThat(Written.now(tables)).isEqualTo(before);
    }
}

package dev.evenflow.payment;

import static dev.evenflow.Api.json;
import static dev.evenflow.Api.problem;
import static dev.evenflow.Api.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConcurrentWithdrawalsTest {

    private static final int CLIENTS = 64;
    private static final int AFFORDABLE = 20;

    private final Api api = new Api();

    /** The overdraft covers twenty of them. */
    @Test
    void withdrawals_atOnce_takeExactlyWhatTheyWereToldTheyTook() {
        var account = api.account("Ann");

        var answers = together(CLIENTS, i -> api.sendJson("POST", account + "/withdraw", "{\"amount\":50}"));

        var taken =
                answers.stream().filter(answer -> answer.statusCode() == 200).count();
        var conflicts = answers.stream()
                .filter(answer -> answer.statusCode() == 409 && problem(answer).equals("conflict"))
                .count();
        assertThat(answers).filteredOn(answer -> answer.statusCode() != 200).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(problem(answer)).isIn("insufficient-funds", "conflict");
        });
        assertThat(taken).isBetween(Math.min(AFFORDABLE, CLIENTS - conflicts), (long) AFFORDABLE);
        var left = json(api.get(account));
        assertThat(left.path("balance").decimalValue())
                .isEqualByComparingTo(BigDecimal.valueOf(-50).multiply(BigDecimal.valueOf(taken)));
        assertThat(left.path("version").longValue()).isEqualTo(1 + taken);
    }
}

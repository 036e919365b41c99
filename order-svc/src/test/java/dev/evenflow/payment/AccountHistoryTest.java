package dev.evenflow.payment;

import static dev.evenflow.Api.assertProblem;
import static dev.evenflow.Api.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.Api;
import dev.evenflow.Tables;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An old account: more events than lie between two snapshots, its withdrawals stored in the first schema. */
@QuarkusTest
class AccountHistoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int MOVES = 130;
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");

    private final Tables tables;
    private final Api api = new Api();
    private final List<BigDecimal> balances = new ArrayList<>();
    private String account = "";

    AccountHistoryTest(Tables tables) {
        this.tables = tables;
    }

    /** The event of version n is n seconds old at {@link #FIRST}. */
    @BeforeEach
    void live() {
        account = api.account("Ann");
        balances.add(new BigDecimal("0.00"));
        for (var move = 0; move < MOVES; move++) {
            var call = move % 3 == 2 ? "/withdraw" : "/deposit";
            var moved = api.post(account + call, "{\"amount\":" + (move + 1) + ".25}");
            balances.add(json(moved).path("balance").decimalValue());
        }
        await().atMost(PATIENCE).until(() -> tables.count("eventstore.snapshots WHERE " + isIt()) == 1);
        tables.execute("UPDATE eventstore.events SET recorded_at = timestamptz '" + FIRST
                + "' + version * interval '1 second' WHERE " + isIt());
        tables.execute("UPDATE eventstore.events SET schema = 1, payload = payload - 'reason'"
                + " WHERE type = 'account_withdrawn' AND " + isIt());
    }

    @Test
    void account_isShownAsItWas_onBothSidesOfASnapshot() {
        for (var version : List.of(1, 2, 3, 99, 100, 101, 102, MOVES, MOVES + 1)) {
            assertThat(state("?as_of=" + version)).isEqualTo(after(version));
            assertThat(state("?as_of=" + at(version))).isEqualTo(after(version));
            assertThat(state("?as_of=" + at(version).plusMillis(999))).isEqualTo(after(version));
        }
        assertThat(state("")).isEqualTo(after(MOVES + 1));
    }

    @Test
    void account_isTheSame_withoutItsSnapshot() {
        tables.execute("DELETE FROM eventstore.snapshots WHERE " + isIt());

        assertThat(state("")).isEqualTo(after(MOVES + 1));
        assertThat(state("?as_of=50")).isEqualTo(after(50));
    }

    @Test
    void whatWasNotThereYet_isNotFound() {
        for (var asOf : List.of(0, MOVES + 2, at(1).minusMillis(1), "9".repeat(18), "9".repeat(19))) {
            assertProblem(api.get(account + "?as_of=" + asOf), 404, "not-found");
        }
    }

    @Test
    void auditTrail_readsTheFirstSchema() {
        var trail = json(api.get(account + "/events?page_size=100&page=2"));

        assertThat(trail).hasSize(MOVES + 1 - 100);
        assertThat(trail)
                .allSatisfy(event -> assertThat(event.path("type").asText().equals("account_withdrawn"))
                        .isEqualTo(event.path("reason").asText().equals("unspecified")));
        assertThat(trail.findValuesAsText("reason")).isNotEmpty();
    }

    /** A version and the balance after it. */
    private record State(long version, BigDecimal balance) {}

    private State after(int version) {
        return new State(version, balances.get(version - 1));
    }

    private State state(String query) {
        var answer = api.get(account + query);
        assertThat(answer.statusCode()).as(query + ": " + answer.body()).isEqualTo(200);
        JsonNode found = json(answer);
        return new State(
                found.path("version").longValue(), found.path("balance").decimalValue());
    }

    private static Instant at(int version) {
        return FIRST.plusSeconds(version);
    }

    private String isIt() {
        return "aggregate_id = '" + account.substring("/accounts/".length()) + "'";
    }
}

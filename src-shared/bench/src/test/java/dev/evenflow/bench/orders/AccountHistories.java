package dev.evenflow.bench.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.testkit.service.Answer;
import dev.evenflow.testkit.service.HttpCalls;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What order-svc answers of the past, against what the events add up to. */
record AccountHistories(HttpCalls service, OrderDatabase database) {

    /** The balance at every version, and none at the next. */
    void assertRight(List<String> accounts) throws SQLException {
        for (var account : accounts) {
            var expected = database.balances(account);
            assertThat(answered(account, expected.size())).isEqualTo(expected);
            assertThat(asOf(account, expected.size() + 1).status()).isEqualTo(404);
        }
    }

    private Map<String, BigDecimal> answered(String account, int versions) {
        var balances = new HashMap<String, BigDecimal>();
        for (var version = 1; version <= versions; version++) {
            var answer = asOf(account, version);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            var balance = answer.json().path("balance").decimalValue();
            balances.put(Integer.toString(version), balance.setScale(2));
        }
        return balances;
    }

    private Answer asOf(String account, int version) {
        return service.get("/accounts/" + account + "?as_of=" + version);
    }
}

package dev.evenflow.bench.queries;

import dev.evenflow.testkit.service.HttpCalls;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks the service and the table the same. */
record QueryRun(NaiveLists naive, HttpCalls service, ClosedLoop loop) {

    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration MEASURED = Duration.ofSeconds(4);
    private static final Duration MEASURED_NAIVE = Duration.ofSeconds(1);
    private static final int SOME_USER = 1_815;

    /** Both have to answer the same orders in the same order, and the same total. */
    void verify(ListQuery query) throws SQLException {
        var answer = service.get(query.path(SOME_USER)).json();
        var ids = new ArrayList<String>();
        answer.path("orders").forEach(order -> ids.add(order.path("id").asText()));
        var answered = new NaiveLists.Answer(answer.path("total").asLong(), ids);
        var expected = naive.ask(query, SOME_USER);
        if (!answered.equals(expected) || ids.isEmpty()) {
            throw new IllegalStateException(query + " answers " + answered + ", but there are " + expected);
        }
    }

    void warmUp(List<ListQuery> queries) throws Exception {
        for (var query : queries) {
            loop.measure(query, WARM_UP);
        }
    }

    QueryTiming time(ListQuery query) throws Exception {
        return new QueryTiming(query, loop.measure(query, MEASURED), naive.measure(query, MEASURED_NAIVE));
    }
}

package dev.evenflow.bench.eventstore;

import dev.evenflow.bench.Bench;
import dev.evenflow.bench.JvmProgram;
import dev.evenflow.testkit.process.FreePort;
import dev.evenflow.testkit.process.Waiting;
import dev.evenflow.testkit.run.Checkout;
import dev.evenflow.testkit.service.HttpCalls;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Has order-svc rebuild the read model of its accounts, as an operator would: from the call until the rebuilt table is in
 * the place of the other, which was spoilt before. The service is warm, since it has just read the same events.
 */
record Rebuild(AccountHistory history, Map<String, String> addresses) {

    private static final int EVENTS = 500_000;
    private static final int ACCOUNTS = 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(10);

    double perSecond(Bench bench) throws SQLException {
        history.fill(EVENTS, ACCOUNTS);
        var service = start(bench);
        await("the projection does not catch up", history::isCaughtUp);
        verify(0);
        history.spoilProjection();
        verify(ACCOUNTS);
        var begin = System.nanoTime();
        var answer = service.post("/admin/rebuild-projections", "{\"projection\":\"account-summary\"}");
        if (answer.status() != 202) {
            throw new IllegalStateException("No rebuild: " + answer.body());
        }
        await("the rebuild does not end", () -> !history.isBeingRebuilt());
        var seconds = (System.nanoTime() - begin) / 1e9;
        verify(0);
        bench.console()
                .line("rebuild of %,d events of %,d accounts: %.1f s; every row is as the events say"
                        .formatted(EVENTS, ACCOUNTS, seconds));
        return EVENTS / seconds;
    }

    private HttpCalls start(Bench bench) {
        var port = FreePort.find();
        var environment = new HashMap<>(addresses);
        environment.put("ORDER_SVC_PORT", Integer.toString(port));
        var jar = Checkout.root().resolve("order-svc/target/quarkus-app/quarkus-run.jar");
        var code = List.of("--add-opens=java.base/java.lang=ALL-UNNAMED", "-jar", jar.toString());
        var child = new JvmProgram("order-svc", JvmProgram.THROUGHPUT, code, environment).start(bench);
        var http = new HttpCalls("http://127.0.0.1:" + port);
        Waiting.ready(child, PATIENCE, () -> http.get("/q/health/ready").status() == 200);
        return http;
    }

    private void verify(int wrongRows) throws SQLException {
        var wrong = history.wrongRows();
        if (wrong != wrongRows) {
            throw new IllegalStateException(wrong + " rows of the read model are not as the events say");
        }
    }

    private static void await(String otherwise, Callable<Boolean> condition) {
        if (!Waiting.until(PATIENCE, LOOK, condition)) {
            throw new IllegalStateException(otherwise);
        }
    }
}

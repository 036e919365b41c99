package dev.evenflow.bench.queries;

import dev.evenflow.bench.Bench;
import dev.evenflow.bench.Benchmark;
import dev.evenflow.bench.JvmProgram;
import dev.evenflow.bench.Result;
import dev.evenflow.testkit.postgres.PostgresOptions;
import dev.evenflow.testkit.postgres.PostgresServer;
import dev.evenflow.testkit.process.FreePort;
import dev.evenflow.testkit.process.Waiting;
import dev.evenflow.testkit.run.Checkout;
import dev.evenflow.testkit.run.Servers;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import dev.evenflow.testkit.service.ServiceSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Lists of a million orders over HTTP, from the packaged service: its read model is rebuilt from their events, then every
 * answer is compared with that of count(*) and OFFSET on the same table, and both are timed. PostgreSQL commits durably and
 * has its default settings.
 */
public final class QuerySpeed implements Benchmark {

    /** What is promised, in milliseconds. */
    private static final double PROMISED_P99 = 20;

    private static final int ORDERS = 1_000_000;
    private static final int CLIENTS = 2;
    private static final String DATABASE = "orders";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(20);

    private static final List<ListQuery> QUERIES = List.of(
            new ListQuery("all", "", "true", 1),
            new ListQuery("all_page_50000", "", "true", 50_000),
            new ListQuery("status", "status=cancelled", "status = 'cancelled'", 1),
            new ListQuery("status_page_10000", "status=cancelled", "status = 'cancelled'", 10_000),
            new ListQuery("user", "user_id=#", "user_id = #", 1),
            new ListQuery("user_status", "user_id=#&status=cancelled", "user_id = # AND status = 'cancelled'", 1),
            new ListQuery("big_user", "user_id=1", "user_id = 1", 1),
            new ListQuery(
                    "big_user_status_page_1000",
                    "user_id=1&status=cancelled",
                    "user_id = 1 AND status = 'cancelled'",
                    1_000));

    @Override
    public List<Result> run(Bench bench) throws Exception {
        var folder = bench.folder();
        var postgres = PostgresServer.start(
                PostgresOptions.persistent(folder.data("postgres")).withLog(folder.log("postgres")));
        bench.onEnd(postgres::close);
        postgres.createDatabase(DATABASE);
        var service = start(postgres, bench);
        try (var connection = postgres.connect(DATABASE)) {
            var results = new ArrayList<Result>();
            results.add(rebuild(new ManyOrders(connection), service, bench));
            results.addAll(measure(new NaiveLists(connection), service, bench));
            return results;
        }
    }

    /** With both compilers, as it runs in production; the broker is away. */
    private static ServiceProcess start(PostgresServer postgres, Bench bench) {
        var environment =
                Map.of("ORDER_DB_URL", postgres.url(DATABASE), Servers.NATS_URL, "nats://127.0.0.1:" + FreePort.find());
        var service =
                ServiceProcess.start(ServiceSpec.of(Service.ORDER, Checkout.root(), 0, environment, bench.folder())
                        .withJvm(JvmProgram.THROUGHPUT.toArray(String[]::new)));
        bench.onEnd(service::close);
        return service.awaitReady();
    }

    private static Result rebuild(ManyOrders orders, ServiceProcess service, Bench bench) throws Exception {
        await("there is no read model", orders::isReadModelThere);
        var begin = System.nanoTime();
        var events = orders.fill(ORDERS);
        bench.console()
                .line("%,d orders with %,d events written in %.1f s".formatted(ORDERS, events, secondsSince(begin)));
        begin = System.nanoTime();
        var answer = service.http().post("/admin/rebuild-projections", "{\"projection\":\"order-view\"}");
        if (answer.status() != 202) {
            throw new IllegalStateException("No rebuild: " + answer.body());
        }
        await("the rebuild does not end", () -> !orders.isBeingRebuilt());
        var seconds = secondsSince(begin);
        if (orders.ordersInReadModel() != ORDERS) {
            throw new IllegalStateException("The read model has " + orders.ordersInReadModel() + " orders");
        }
        bench.console().line("their read model rebuilt in %.1f s".formatted(seconds));
        return Result.of("queries_rebuild", events / seconds, "events/s");
    }

    private static List<Result> measure(NaiveLists naive, ServiceProcess service, Bench bench) throws Exception {
        var run = new QueryRun(naive, service.http(), new ClosedLoop(service.url(), CLIENTS));
        for (var query : QUERIES) {
            run.verify(query);
        }
        run.warmUp(QUERIES);
        var results = new ArrayList<Result>();
        for (var query : QUERIES) {
            var timing = run.time(query);
            bench.console().line(timing.line());
            results.addAll(timing.results(PROMISED_P99));
        }
        return results;
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void await(String otherwise, Callable<Boolean> condition) {
        if (!Waiting.until(PATIENCE, LOOK, condition)) {
            throw new IllegalStateException(otherwise);
        }
    }
}

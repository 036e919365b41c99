package dev.evenflow.bench.pace;

import dev.evenflow.bench.Bench;
import dev.evenflow.bench.Benchmark;
import dev.evenflow.bench.JvmProgram;
import dev.evenflow.bench.Result;
import dev.evenflow.bench.UserStream;
import dev.evenflow.bench.load.OpenLoop;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.postgres.PostgresOptions;
import dev.evenflow.testkit.postgres.PostgresServer;
import dev.evenflow.testkit.process.Waiting;
import dev.evenflow.testkit.run.Checkout;
import dev.evenflow.testkit.run.Servers;
import dev.evenflow.testkit.service.HttpCalls;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import dev.evenflow.testkit.service.ServiceSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Orders of two products over HTTP through the whole saga, in one order-svc with a PostgreSQL that commits durably and a NATS
 * that stores in files: how many per second are confirmed with so many under way at any time, and how long one takes from
 * the intended start of its request until {@code order_confirmed} is heard, at a steady rate that waits for nothing.
 *
 * <p>The baseline is {@link BareOrders}: the transactions of an order, each alone, with the same rows and without HTTP,
 * JSON, messages or an application, with both cores for PostgreSQL. No service that keeps its promises one order at a time can
 * be faster.
 */
public final class OrderPace implements Benchmark {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PaceOptions options = PaceOptions.fromSystemProperties();

    @Override
    public List<Result> run(Bench bench) throws Exception {
        var folder = bench.folder();
        var postgres = PostgresServer.start(
                PostgresOptions.persistent(folder.data("postgres")).withLog(folder.log("postgres")));
        bench.onEnd(postgres::close);
        postgres.createDatabase(Market.DATABASE);
        var nats = NatsServer.start(folder.data("nats"), 0, folder.log("nats-server"));
        bench.onEnd(nats::close);
        var service = ServiceProcess.start(spec(bench, postgres, nats)).awaitReady();
        bench.onEnd(service::close);
        var results = new ArrayList<Result>();
        double rate;
        try (var users = UserStream.connect(nats.url())) {
            var market = Market.open(new HttpCalls(service.url()), users, postgres);
            var customers = new Customers(service.url(), market, Confirmed.listen(users.connection()));
            rate = throughput(customers, bench);
            results.addAll(delays(customers, bench));
        }
        service.terminate();
        var bare = new BareOrders(postgres).perSecond(options.throughput().dividedBy(2));
        results.addFirst(Result.of("orders_confirmed", rate, "orders/s").against(bare));
        results.addFirst(Result.of("orders_bare", bare, "orders/s"));
        return results;
    }

    private static ServiceSpec spec(Bench bench, PostgresServer postgres, NatsServer nats) {
        var addresses = Map.of(Servers.ORDER_DB_URL, postgres.url(Market.DATABASE), Servers.NATS_URL, nats.url());
        return ServiceSpec.of(Service.ORDER, Checkout.root(), 0, addresses, bench.folder())
                .withJvm(JvmProgram.THROUGHPUT.toArray(String[]::new));
    }

    /** Orders per second, the service being warm. */
    private double throughput(Customers customers, Bench bench) throws InterruptedException {
        var pace = new Pace();
        var room = new Semaphore(options.inFlight());
        customers.hurry(options.warmUp(), room, pace);
        var before = pace.done();
        var begin = System.nanoTime();
        customers.hurry(options.throughput(), room, pace);
        var rate = (pace.done() - before) / ((System.nanoTime() - begin) / 1e9);
        awaitIdle(pace);
        bench.console()
                .line("%,.0f orders/s, %d under way, after %d s to warm up"
                        .formatted(rate, options.inFlight(), options.warmUp().toSeconds()));
        return rate;
    }

    private List<Result> delays(Customers customers, Bench bench) {
        steadily(customers, options.calm());
        var report = new PaceReport(options.rate(), steadily(customers, options.delays()));
        bench.console().line(report.table());
        return report.results();
    }

    private Pace steadily(Customers customers, Duration duration) {
        var pace = new Pace();
        new OpenLoop(options.rate()).run(duration, intended -> {
            var unused = customers.place(intended, pace);
        });
        awaitIdle(pace);
        return pace;
    }

    private static void awaitIdle(Pace pace) {
        if (!Waiting.until(PATIENCE, pace::isIdle)) {
            throw new IllegalStateException("Some orders were never confirmed");
        }
        pace.requireNoFailure();
    }
}

package dev.evenflow.bench.eventstore;

import dev.evenflow.bench.Bench;
import dev.evenflow.bench.Benchmark;
import dev.evenflow.bench.Result;
import dev.evenflow.testkit.postgres.PostgresOptions;
import dev.evenflow.testkit.postgres.PostgresServer;
import dev.evenflow.testkit.process.FreePort;
import dev.evenflow.testkit.run.Servers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The event store over a PostgreSQL that commits durably: single events of 16 accounts at the same time, with their
 * outbox rows, against the same rows inserted by bare SQL through the same pool; loads of a long history against those of
 * a short one, 16 at a time; the rebuild of a projection. The broker is away: appending and relaying are measured apart.
 */
public final class EventStoreSpeed implements Benchmark {

    /** What is promised: this part of the bare inserts, at most twice the cost, and so many events per second. */
    private static final double PROMISED_OF_BARE = 0.6;

    private static final double PROMISED_OF_SHORT_HISTORY = 0.5;
    private static final double PROMISED_REBUILD = 40_000;

    private static final String DATABASE = "orders";

    @Override
    public List<Result> run(Bench bench) throws Exception {
        var folder = bench.folder();
        var postgres = PostgresServer.start(
                PostgresOptions.persistent(folder.data("postgres")).withLog(folder.log("postgres")));
        bench.onEnd(postgres::close);
        postgres.createDatabase(DATABASE);
        var addresses =
                Map.of("ORDER_DB_URL", postgres.url(DATABASE), Servers.NATS_URL, "nats://127.0.0.1:" + FreePort.find());
        var results = new ArrayList<Result>();
        results.addAll(append(new StoreProgram(addresses).append(bench)));
        results.addAll(load(new StoreProgram(addresses).load(bench)));
        try (var connection = postgres.connect(DATABASE)) {
            var rate = new Rebuild(new AccountHistory(connection), addresses).perSecond(bench);
            results.add(Result.of("eventstore_rebuild", rate, "events/s")
                    .against(PROMISED_REBUILD)
                    .atLeast(1));
        }
        return results;
    }

    private static List<Result> append(Map<String, Double> measured) {
        var bare = figure(measured, "append_bare");
        return List.of(
                Result.of("eventstore_append_bare", bare, "events/s"),
                Result.of("eventstore_append", figure(measured, "append"), "events/s")
                        .against(bare)
                        .atLeast(PROMISED_OF_BARE));
    }

    private static List<Result> load(Map<String, Double> measured) {
        return List.of(
                load("eventstore_load_100000", figure(measured, "load_100000"), figure(measured, "load_100")),
                load("eventstore_load_100099", figure(measured, "load_100099"), figure(measured, "load_199")));
    }

    private static Result load(String name, double longHistory, double shortHistory) {
        return Result.of(name, longHistory, "loads/s").against(shortHistory).atLeast(PROMISED_OF_SHORT_HISTORY);
    }

    private static double figure(Map<String, Double> measured, String name) {
        return Objects.requireNonNull(measured.get(name), name);
    }
}

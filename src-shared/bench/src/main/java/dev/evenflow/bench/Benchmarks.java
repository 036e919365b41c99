package dev.evenflow.bench;

import dev.evenflow.bench.apply.ApplyBacklog;
import dev.evenflow.bench.consistency.ConsistencySpeed;
import dev.evenflow.bench.consistency.FalseAlarms;
import dev.evenflow.bench.consistency.SourceSpeed;
import dev.evenflow.bench.eventstore.EventStoreSpeed;
import dev.evenflow.bench.latency.UserSyncLatency;
import dev.evenflow.bench.messaging.ConnectorThroughput;
import dev.evenflow.bench.pace.OrderPace;
import dev.evenflow.bench.queries.QuerySpeed;
import dev.evenflow.bench.relay.RelayBacklog;
import dev.evenflow.bench.startup.StartUp;
import dev.evenflow.testkit.run.Checkout;
import dev.evenflow.testkit.run.Console;
import dev.evenflow.testkit.run.Foreground;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the benchmarks, all or the one named by the argument, prints one table and writes {@code
 * target/bench/results.json}. Fails when one does not work or a figure is not what is promised.
 */
public final class Benchmarks {

    private static final String ALL = "all";

    private final Map<String, Benchmark> benchmarks = new LinkedHashMap<>();
    private final Console console = new Console();
    private final String wanted;
    private volatile @Nullable Bench current;

    private Benchmarks(String wanted) {
        this.wanted = wanted;
        benchmarks.put("latency", new UserSyncLatency());
        benchmarks.put("messaging", new ConnectorThroughput());
        benchmarks.put("relay", new RelayBacklog());
        benchmarks.put("apply", new ApplyBacklog());
        benchmarks.put("eventstore", new EventStoreSpeed());
        benchmarks.put("queries", new QuerySpeed());
        benchmarks.put("orders", new OrderPace());
        benchmarks.put("digests", new SourceSpeed());
        benchmarks.put("consistency", new ConsistencySpeed());
        benchmarks.put("alarms", new FalseAlarms());
        benchmarks.put("startup", new StartUp());
    }

    public static void main(String[] arguments) {
        var all = new Benchmarks(arguments.length == 0 ? ALL : arguments[0]);
        Foreground.run(all.console, all::run, all::stop);
    }

    private void run() {
        if (!ALL.equals(wanted) && !benchmarks.containsKey(wanted)) {
            throw new IllegalStateException("No benchmark " + wanted + "; there are " + benchmarks.keySet());
        }
        var results = new ArrayList<Result>();
        benchmarks.forEach((name, benchmark) -> {
            if (ALL.equals(wanted) || name.equals(wanted)) {
                console.heading(name);
                results.addAll(run(name, benchmark));
            }
        });
        report(results);
    }

    private List<Result> run(String name, Benchmark benchmark) {
        var bench = new Bench(name, console);
        current = bench;
        try {
            var results = benchmark.run(bench);
            bench.stop();
            bench.clean();
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + " was interrupted", e);
        } catch (Exception e) {
            bench.stop();
            console.line("logs and data are kept in " + bench.folder().path());
            throw new IllegalStateException(name + ": " + e.getMessage(), e);
        }
    }

    private void report(List<Result> results) {
        console.line("");
        console.line(ResultTable.text(results));
        console.line("written to " + ResultFile.write(Checkout.root(), results));
        var missed = results.stream()
                .filter(result -> !result.isWithinLimit())
                .map(Result::name)
                .toList();
        if (!missed.isEmpty()) {
            throw new IllegalStateException("not as promised: " + missed);
        }
    }

    private void stop() {
        var bench = current;
        if (bench != null) {
            bench.stop();
        }
    }
}

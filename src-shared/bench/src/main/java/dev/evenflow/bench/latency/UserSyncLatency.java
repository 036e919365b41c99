package dev.evenflow.bench.latency;

import dev.evenflow.bench.Bench;
import dev.evenflow.bench.Benchmark;
import dev.evenflow.bench.Result;
import dev.evenflow.testkit.process.Waiting;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.service.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures how long a user written to user-svc takes to be visible in notification-svc, with every process on this
 * machine and a steady load of writes. Fails when a write fails or a copy does not come at the rate the promise is for;
 * at the higher rate both are only counted.
 */
public final class UserSyncLatency implements Benchmark {

    /** What the product promises on two cores at 200 writes a second, in milliseconds. */
    private static final Map<Double, Double> LIMITS = Map.of(50.0, 10.0, 99.0, 60.0);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LatencyOptions options = LatencyOptions.fromSystemProperties();

    @Override
    public List<Result> run(Bench bench) {
        var stack = new Stack(StackOptions.in(bench.folder()), bench.console());
        bench.onEnd(stack::close);
        stack.startServers();
        stack.startServices();
        var probe = new SyncProbe(stack.url(Service.USER), stack.url(Service.NOTIFICATION), options.poll());
        bench.console()
                .line(options.warmUp().toSeconds() + " s to warm up, then "
                        + options.duration().toSeconds() + " s measured at each rate");
        load(probe, options.rate(), options.warmUp());
        var results = new ArrayList<Result>();
        results.addAll(promised(probe, bench));
        results.addAll(high(probe, bench));
        return results;
    }

    private List<Result> promised(SyncProbe probe, Bench bench) {
        var measurement = load(probe, options.rate(), options.duration());
        var failures = measurement.failures();
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " failed, first: " + failures.get(0));
        }
        var report = new LatencyReport(options.rate(), measurement, LIMITS);
        bench.console().line(report.table());
        return report.results();
    }

    private List<Result> high(SyncProbe probe, Bench bench) {
        var rate = options.highRate();
        var measurement = load(probe, rate, options.duration());
        var report = new LatencyReport(rate, measurement, Map.of());
        bench.console().line(report.table());
        var results = new ArrayList<>(report.results());
        results.add(Result.of(
                "user_sync_" + rate + "_failed", measurement.failures().size(), "writes"));
        return results;
    }

    private static Measurement load(SyncProbe probe, int rate, Duration duration) {
        var measurement = new Measurement();
        new OpenLoop(rate).run(duration, intended -> probe.send(intended, measurement));
        if (!Waiting.until(PATIENCE, measurement::isComplete)) {
            throw new IllegalStateException("Some writes or looks were never answered");
        }
        return measurement;
    }
}

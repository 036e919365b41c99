package dev.evenflow.bench.latency;

import dev.evenflow.bench.Result;
import dev.evenflow.bench.ResultFile;
import dev.evenflow.testkit.process.Waiting;
import dev.evenflow.testkit.run.Checkout;
import dev.evenflow.testkit.run.Console;
import dev.evenflow.testkit.run.Foreground;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.service.Service;
import java.time.Duration;

/**
 * Measures how long a user written to user-svc takes to be visible in notification-svc, with every process on this
 * machine and a steady load of writes. Fails when a write fails, a copy does not come, or the promise is not kept.
 */
public final class UserSyncLatency {

    private final Console console = new Console();
    private final RunFolder folder = RunFolder.temporary("bench");
    private final Stack stack = new Stack(StackOptions.in(folder), console);
    private final LatencyOptions options = LatencyOptions.fromSystemProperties();
    private volatile boolean passed;

    private UserSyncLatency() {}

    public static void main(String[] arguments) {
        var bench = new UserSyncLatency();
        Foreground.run(bench.console, bench::run, bench::stop);
    }

    private void run() {
        stack.startServers();
        stack.startServices();
        var probe = new SyncProbe(stack.url(Service.USER), stack.url(Service.NOTIFICATION), options.poll());
        console.line(options.rate() + " writes/s: " + options.warmUp().toSeconds() + " s to warm up, "
                + options.duration().toSeconds() + " s measured");
        load(probe, options.warmUp());
        report(measure(probe));
        passed = true;
    }

    private Measurement measure(SyncProbe probe) {
        var measurement = load(probe, options.duration());
        var failures = measurement.failures();
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " failed, first: " + failures.get(0));
        }
        return measurement;
    }

    private Measurement load(SyncProbe probe, Duration duration) {
        var measurement = new Measurement();
        new OpenLoop(options.rate()).run(duration, intended -> probe.send(intended, measurement));
        if (!Waiting.until(Duration.ofSeconds(30), measurement::isComplete)) {
            throw new IllegalStateException("Some writes or looks were never answered");
        }
        return measurement;
    }

    private void report(Measurement measurement) {
        var report = new LatencyReport(measurement);
        console.line("");
        console.line(report.table());
        console.line("written to " + ResultFile.write(Checkout.root(), report.results()));
        var broken = report.results().stream()
                .filter(result -> !result.isWithinBaseline())
                .map(Result::name)
                .toList();
        if (!broken.isEmpty()) {
            throw new IllegalStateException("over the limit: " + broken);
        }
    }

    private void stop() {
        stack.close();
        folder.deleteOrTell(passed, console);
    }
}

package dev.evenflow.bench.latency;

import dev.evenflow.bench.Bench;
import dev.evenflow.bench.Benchmark;
import dev.evenflow.bench.JvmProgram;
import dev.evenflow.bench.Result;
import dev.evenflow.bench.load.OpenLoop;
import dev.evenflow.testkit.mongo.MongoServer;
import dev.evenflow.testkit.process.Waiting;
import dev.evenflow.testkit.run.Checkout;
import dev.evenflow.testkit.run.Servers;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.service.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures how long a user written to user-svc takes to be visible in notification-svc, with every process on this
 * machine and a steady load of writes: at the lower rate over HTTP from the answer to the write, at the higher one in the
 * database from the change itself. Fails when a write fails or a copy does not come.
 */
public final class UserSyncLatency implements Benchmark {

    /** What the product promises on two cores at 200 writes a second, in milliseconds. */
    private static final Map<Double, Double> LIMITS = Map.of(50.0, 10.0, 99.0, 60.0);

    /** And at 500 a second. */
    private static final Map<Double, Double> HIGH_LIMITS = Map.of(50.0, 5.0, 99.0, 50.0);

    /** A cold service would be overloaded by the full rate. */
    private static final int GENTLY = 5;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LatencyOptions options = LatencyOptions.fromSystemProperties();

    @Override
    public List<Result> run(Bench bench) {
        var mongo = MongoServer.inMemory();
        bench.onEnd(mongo::close);
        var stack = stack(mongo, bench);
        bench.onEnd(stack::close);
        stack.startServers();
        var copies = start(stack, Service.NOTIFICATION);
        var users = start(stack, Service.USER);
        var probe = new SyncProbe(users, copies, options.poll());
        bench.console()
                .line("each rate is measured after %d s at a fifth and %d s at all of it to warm up"
                        .formatted(options.warmUp().toSeconds(), fully().toSeconds()));
        var results = new ArrayList<Result>();
        results.addAll(inDatabase(probe, mongo, bench));
        results.addAll(overHttp(probe, bench));
        return results;
    }

    /** The embedded server that keeps its data costs the machine more than the copies in it do. */
    private static Stack stack(MongoServer mongo, Bench bench) {
        var given = Map.of(Servers.MONGODB_URL, mongo.url());
        return new Stack(new StackOptions(bench.folder(), Checkout.root(), Map.of(), given), bench.console());
    }

    /** With both compilers, as it runs in production; its address. */
    private static String start(Stack stack, Service service) {
        var spec = stack.spec(service).withJvm(JvmProgram.THROUGHPUT.toArray(String[]::new));
        return stack.startService(spec).awaitReady().url();
    }

    private List<Result> overHttp(SyncProbe probe, Bench bench) {
        load(options.rate() / GENTLY, options.warmUp(), probe::writeAndLook, new Measurement());
        load(options.rate(), fully(), probe::writeAndLook, new Measurement());
        var measurement = load(options.rate(), options.duration(), probe::writeAndLook, new Measurement());
        return report(
                bench, new LatencyReport("201 received -> visible over HTTP", options.rate(), measurement, LIMITS));
    }

    private List<Result> inDatabase(SyncProbe probe, MongoServer mongo, Bench bench) {
        var delays = new CopyDelays();
        mongo.onWrite(delays);
        load(options.highRate() / GENTLY, options.warmUp(), probe::write, counted(delays));
        load(options.highRate(), fully(), probe::write, counted(delays));
        var measurement = load(options.highRate(), options.duration().multipliedBy(2), probe::write, counted(delays));
        return report(
                bench,
                new LatencyReport(
                        "change, before its commit -> visible", options.highRate(), measurement, HIGH_LIMITS));
    }

    /** The compilers catch up with a rate only while it lasts. */
    private Duration fully() {
        return options.warmUp().multipliedBy(2);
    }

    private static Measurement counted(CopyDelays delays) {
        var measurement = new Measurement();
        delays.countFor(measurement);
        return measurement;
    }

    private static List<Result> report(Bench bench, LatencyReport report) {
        bench.console().line(report.table());
        return report.results();
    }

    private static Measurement load(int rate, Duration duration, Write write, Measurement measurement) {
        new OpenLoop(rate).run(duration, intended -> write.send(intended, measurement));
        if (!Waiting.until(PATIENCE, measurement::isComplete)) {
            throw new IllegalStateException("Some writes were never answered, or their copies never came");
        }
        var failures = measurement.failures();
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " failed, first: " + failures.get(0));
        }
        return measurement;
    }

    private interface Write {

        void send(long intended, Measurement measurement);
    }
}

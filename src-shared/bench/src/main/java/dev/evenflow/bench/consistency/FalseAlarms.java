package dev.evenflow.bench.consistency;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.bench.Bench;
import dev.evenflow.bench.Benchmark;
import dev.evenflow.bench.JvmProgram;
import dev.evenflow.bench.Result;
import dev.evenflow.bench.load.Writers;
import dev.evenflow.bench.sync.UserWriter;
import dev.evenflow.testkit.process.Waiting;
import dev.evenflow.testkit.run.Checkout;
import dev.evenflow.testkit.run.Servers;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A hundred thousand users, 500 writes a second, and a check every ten seconds: an hour of checks in five minutes. Nothing is
 * wrong, so none may say that anything is.
 */
public final class FalseAlarms implements Benchmark {

    private static final int USERS = 100_000;
    private static final int RATE = 500;
    private static final long SEED = 23;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration WATCHED = Duration.ofSeconds(Integer.getInteger("alarms.seconds", 300));
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final String INTERVAL = "10s";

    @Override
    public List<Result> run(Bench bench) throws Exception {
        var given = Map.of(Servers.MONGODB_URL, MongoInMemory.start(bench));
        var stack = new Stack(new StackOptions(bench.folder(), Checkout.root(), Map.of(), given), bench.console());
        bench.onEnd(stack::close);
        stack.startServers();
        var users = stack.startService(quick(stack, Service.USER)).awaitReady();
        new BulkUsers(stack.servers().postgres().orElseThrow()).insert(USERS);
        var notifications = stack.startService(
                        quick(stack, Service.NOTIFICATION).with("EVENFLOW_CONSISTENCY_INTERVAL", INTERVAL))
                .awaitReady();
        var reports = new Reports(notifications.http());
        reports.awaitInSync();

        var writers = UserWriter.crew(List.of(users.http()), "alarms");
        var writing = writers.startPaced(RATE, SEED);
        var results = watch(bench, reports, writers);
        writers.stop();
        writing.get(1, TimeUnit.MINUTES);
        return results;
    }

    private static List<Result> watch(Bench bench, Reports reports, Writers writers) {
        collect(reports, WARM_UP);
        var before = writers.acknowledged();
        var checks = collect(reports, WATCHED);
        var written = writers.acknowledged() - before;
        var alarms = checks.stream().filter(FalseAlarms::isAlarm).toList();
        var lagging = checks.stream().filter(FalseAlarms::sawLag).toList();
        if (!alarms.isEmpty()) {
            throw new IllegalStateException(alarms.size() + " false alarms, first: " + alarms.getFirst());
        }
        bench.console().ok("%d checks among %,d writes, no false alarm".formatted(checks.size(), written));
        return List.of(
                Result.of("writes", written / (double) WATCHED.toSeconds(), "writes/s"),
                Result.of("checks", checks.size(), ""),
                Result.of("checks_that_saw_lag", lagging.size(), ""),
                Result.of("false_alarms", alarms.size(), ""));
    }

    /** The reports of all checks in this time. */
    private static List<JsonNode> collect(Reports reports, Duration time) {
        var found = new TreeMap<String, JsonNode>();
        Waiting.until(time, LOOK, () -> {
            var report = reports.last();
            found.put(report.path("checked_at").asText(), report);
            return false;
        });
        return new ArrayList<>(found.values());
    }

    private static boolean isAlarm(JsonNode report) {
        return !report.path("in_sync").asBoolean()
                || report.path("missing").asLong()
                                + report.path("stale").asLong()
                                + report.path("extra").asLong()
                        > 0;
    }

    private static boolean sawLag(JsonNode report) {
        return report.path("lagging").asLong() > 0;
    }

    private static ServiceSpec quick(Stack stack, Service service) {
        return stack.spec(service).withJvm(JvmProgram.THROUGHPUT.toArray(String[]::new));
    }
}

package dev.evenflow.bench.apply;

import dev.evenflow.bench.Bench;
import dev.evenflow.bench.Benchmark;
import dev.evenflow.bench.Result;
import dev.evenflow.bench.UserStream;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.run.Checkout;
import dev.evenflow.testkit.run.Servers;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import dev.evenflow.testkit.service.ServiceSpec;
import java.util.List;
import java.util.Map;

/**
 * notification-svc applies a backlog of events, against bare bulk writes of the same documents through the same driver to the
 * same server in memory; then a backlog of a million, which must not need more memory. Both sides begin cold and are
 * measured after the same number of events.
 */
public final class ApplyBacklog implements Benchmark {

    static final String DATABASE = "notifications_db";

    private static final Backlog MEASURED = new Backlog(200_000, 200_000);
    private static final Backlog LARGE = new Backlog(200_000, 800_000);
    private static final String COPY = DATABASE + ".user_notifications";

    /** What is promised: this part of the bare writes, and the memory of the smaller backlog give or take a tenth. */
    private static final double PROMISED = 0.5;

    private static final double SAME_MEMORY = 1.1;
    /** All of the heap is there from the beginning, so that growth would be something else. */
    private static final String[] JVM = {"-Xms128m", "-Xmx128m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"};

    @Override
    public List<Result> run(Bench bench) throws Exception {
        var target = Target.start(bench, MEASURED);
        bare(bench, "warm_up", target);
        var bare = bare(bench, "bare", target);
        var applied = applied(bench, MEASURED, target);
        var large = applied(bench, LARGE, Target.start(bench, LARGE));
        return List.of(
                Result.of("bulk_write_bare", bare, "events/s"),
                Result.of("apply_backlog", applied.perSecond, "events/s")
                        .against(bare)
                        .atLeast(PROMISED),
                Result.of("apply_memory_" + LARGE.all(), large.mebibytes, "MiB")
                        .against(applied.mebibytes)
                        .atMost(SAME_MEMORY));
    }

    private static double bare(Bench bench, String collection, Target target) {
        BareBulkWrites.program(target.url(), collection, MEASURED.all(), Backlog.USERS)
                .measure(bench);
        var rate = target.rate(DATABASE + "." + collection);
        bench.console()
                .line("%s: %,.0f writes/s, %,d after %,d to warm up"
                        .formatted(collection, rate, MEASURED.measured(), MEASURED.warmUp()));
        return rate;
    }

    private static Applied applied(Bench bench, Backlog backlog, Target target) throws Exception {
        var folder = bench.folder();
        var name = "nats-" + backlog.all();
        try (var nats = NatsServer.start(folder.data(name), 0, folder.log(name))) {
            try (var stream = UserStream.connect(nats.url()).create()) {
                stream.publish(0, backlog.all(), Backlog::event);
            }
            var addresses = Map.of(Servers.MONGODB_URL, target.url(), Servers.NATS_URL, nats.url());
            var spec = ServiceSpec.of(Service.NOTIFICATION, Checkout.root(), 0, addresses, folder)
                    .withJvm(JVM);
            try (var service = ServiceProcess.start(spec)) {
                var applied = new Applied(target.rate(COPY), ResidentMemory.of(service.pid()));
                bench.console().line(applied.line(backlog));
                return applied;
            }
        }
    }

    private record Applied(double perSecond, double mebibytes) {

        String line(Backlog backlog) {
            return "notification-svc: %,.0f writes/s, %,d after %,d to warm up; %.0f MiB resident with -Xmx128m"
                    .formatted(perSecond, backlog.measured(), backlog.warmUp(), mebibytes);
        }
    }
}

package dev.evenflow.bench.apply;

import dev.evenflow.bench.Bench;
import dev.evenflow.bench.Benchmark;
import dev.evenflow.bench.JvmProgram;
import dev.evenflow.bench.Result;
import dev.evenflow.bench.UserEvents;
import dev.evenflow.bench.UserStream;
import dev.evenflow.testkit.mongo.MongoServer;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.process.Waiting;
import dev.evenflow.testkit.run.Checkout;
import dev.evenflow.testkit.run.Servers;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import dev.evenflow.testkit.service.ServiceSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * notification-svc applies a backlog of events, against bare bulk writes of the same documents to the same server. Both
 * are fresh processes; the server, in memory, is warmed up before by the bare writes.
 */
public final class ApplyBacklog implements Benchmark {

    static final String DATABASE = "notifications_db";
    static final int EVENTS = 200_000;

    /** Each is created and then updated with all the others in between, so no batch holds a user twice. */
    private static final int USERS = 50_000;

    private static final String HEAP = "-Xmx128m";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    static long user(int number) {
        return number % USERS + 1L;
    }

    static long version(int number) {
        return number / USERS + 1L;
    }

    @Override
    public List<Result> run(Bench bench) throws Exception {
        var mongo = MongoServer.inMemory();
        bench.onEnd(mongo::close);
        bare(bench, mongo, "warm_up");
        var bare = bare(bench, mongo, "bare");
        var applied = applied(bench, mongo);
        return List.of(
                Result.of("bulk_write_bare", bare, "events/s"),
                Result.of("apply_backlog", applied, "events/s").against(bare));
    }

    private static double bare(Bench bench, MongoServer mongo, String collection) {
        var environment = Map.of(BareBulkWrites.MONGODB_URL, mongo.url(), BareBulkWrites.COLLECTION, collection);
        var writes = new AppliedWrites(DATABASE + "." + collection);
        mongo.onWrite(writes);
        JvmProgram.of(BareBulkWrites.class, environment).measure(bench);
        bench.console().line("%s: %,d writes, %,.0f/s".formatted(collection, writes.count(), writes.perSecond()));
        return writes.perSecond();
    }

    private static double applied(Bench bench, MongoServer mongo) throws Exception {
        var nats =
                NatsServer.start(bench.folder().data("nats"), 0, bench.folder().log("nats-server"));
        bench.onEnd(nats::close);
        try (var stream = UserStream.connect(nats.url()).create()) {
            stream.publish(0, EVENTS, number -> UserEvents.json(user(number), version(number)));
        }
        var addresses = Map.of(Servers.MONGODB_URL, mongo.url(), Servers.NATS_URL, nats.url());
        var spec = ServiceSpec.of(Service.NOTIFICATION, Checkout.root(), 0, addresses, bench.folder())
                .withJvm(HEAP, "-XX:+UseSerialGC");
        var writes = new AppliedWrites(DATABASE + ".user_notifications");
        mongo.onWrite(writes);
        bench.onEnd(ServiceProcess.start(spec)::close);
        if (!Waiting.until(PATIENCE, () -> writes.count() >= EVENTS)) {
            throw new IllegalStateException("Only " + writes.count() + " events were applied");
        }
        bench.console().line("notification-svc: %,d writes, %,.0f/s".formatted(writes.count(), writes.perSecond()));
        return writes.perSecond();
    }
}

package dev.evenflow.bench.consistency;

import com.mongodb.client.MongoClients;
import dev.evenflow.bench.Bench;
import dev.evenflow.bench.Benchmark;
import dev.evenflow.bench.JvmProgram;
import dev.evenflow.bench.Result;
import dev.evenflow.bench.apply.BareBulkWrites;
import dev.evenflow.bench.apply.ResidentMemory;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.testkit.run.Checkout;
import dev.evenflow.testkit.run.Servers;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import io.nats.client.Nats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A million users and an empty copy of them: how fast a snapshot fills it, and the same events as a backlog in the stream,
 * against bare writes of as many documents. Then how long a check takes that finds nothing, and one that finds a hundred
 * differences and repairs them.
 */
public final class ConsistencySpeed implements Benchmark {

    private static final int USERS = Integer.getInteger("consistency.users", 1_000_000);
    private static final int DAMAGED_OF_EACH_KIND = 20;
    private static final int DAMAGED = 5 * DAMAGED_OF_EACH_KIND;
    private static final int CHECKS = 5;

    /** What is promised: seconds of a check that reads everything, of one that reads what changed, and more for the repair. */
    private static final double COLD = 5;

    private static final double WARM = 0.5;
    private static final double REPAIR = 3;

    /** What is promised of a backlog, and of a snapshot: this part of bare writes of the same documents. */
    private static final double APPLIED = 0.5;

    /** And the memory after checks, in parts of that before. */
    private static final double FLAT = 1.1;

    private static final String DURABLE = "notification-svc";

    @Override
    public List<Result> run(Bench bench) throws Exception {
        var url = MongoInMemory.start(bench);
        var given = Map.of(Servers.MONGODB_URL, url);
        var stack = new Stack(new StackOptions(bench.folder(), Checkout.root(), Map.of(), given), bench.console());
        bench.onEnd(stack::close);
        stack.startServers();
        stack.startService(stack.spec(Service.USER).withJvm(JvmProgram.THROUGHPUT.toArray(String[]::new)))
                .awaitReady();
        new BulkUsers(stack.servers().postgres().orElseThrow()).insert(USERS);
        try (var mongo = MongoClients.create(url)) {
            var database = mongo.getDatabase("notifications_db");
            var bare = BareBulkWrites.program(url, "bare", USERS, USERS).measure(bench);
            database.drop();
            var filling = new Filling(database.getCollection("user_notifications"), USERS);
            var results = new ArrayList<Result>();
            var snapshot = snapshot(bench, stack, filling);
            database.drop();
            var notifications = notifications(stack, false);
            var backlog = filling.perSecond();
            bench.console().ok("%,d events of the backlog applied, %,.0f/s".formatted(USERS, backlog));
            results.add(Result.of("bulk_write_bare_" + USERS, bare, "users/s"));
            results.add(Result.of("backlog_applied", backlog, "users/s").against(bare));
            results.add(Result.of("snapshot_applied", snapshot, "users/s")
                    .against(bare)
                    .atLeast(APPLIED));
            results.addAll(checks(bench, notifications, url));
            return results;
        }
    }

    /** The first check finds that everything is missing, and asks for a snapshot. */
    private static double snapshot(Bench bench, Stack stack, Filling filling) throws Exception {
        double rate;
        try (var notifications = notifications(stack, true)) {
            rate = filling.perSecond();
            bench.console().ok("%,d users of a snapshot applied, %,.0f/s".formatted(USERS, rate));
            new Reports(notifications.http()).awaitInSync();
        }
        forgetConsumer(stack.servers().nats().orElseThrow().url());
        return rate;
    }

    /** Whoever comes next reads the stream from its beginning. */
    @SuppressWarnings("try") // Connection.close() may be interrupted.
    private static void forgetConsumer(String url) throws Exception {
        try (var nats = Nats.connect(url)) {
            nats.jetStreamManagement().deleteConsumer(Subjects.USERS_STREAM, DURABLE);
        }
    }

    private static ServiceProcess notifications(Stack stack, boolean checking) {
        var spec = stack.spec(Service.NOTIFICATION)
                .withJvm(JvmProgram.THROUGHPUT.toArray(String[]::new))
                .with("EVENFLOW_CONSISTENCY_ENABLED", Boolean.toString(checking))
                .with("EVENFLOW_CONSISTENCY_ANSWER_WITHIN", "60s");
        return stack.startService(spec).awaitReady();
    }

    private static List<Result> checks(Bench bench, ServiceProcess notifications, String url) throws Exception {
        var check = new TimedCheck(new Reports(notifications.http()));
        var cold = check.seconds(true);
        var warm = check.median(CHECKS, false);
        var before = ResidentMemory.of(notifications.pid());
        var everything = check.median(CHECKS, true);
        var after = ResidentMemory.of(notifications.pid());
        bench.console().ok("checked %,d users against %,d documents".formatted(USERS, USERS));
        try (var copy = new CopyDocuments(url)) {
            var repaired = check.secondsNaming(copy.damage(1_001, DAMAGED_OF_EACH_KIND));
            bench.console().ok("found and repaired %d differences".formatted(DAMAGED));
            return List.of(
                    Result.of("check_everything_cold", cold, "s").against(COLD).atMost(1),
                    Result.of("check_everything", everything, "s").against(COLD).atMost(1),
                    Result.of("check_what_changed", warm, "s").against(WARM).atMost(1),
                    Result.of("check_and_repair_" + DAMAGED, repaired, "s")
                            .against(everything + REPAIR)
                            .atMost(1),
                    Result.of("check_memory", after, "MiB").against(before).atMost(FLAT));
        }
    }
}

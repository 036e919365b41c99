package dev.evenflow.bench.relay;

import dev.evenflow.bench.Bench;
import dev.evenflow.bench.Benchmark;
import dev.evenflow.bench.JvmProgram;
import dev.evenflow.bench.Result;
import dev.evenflow.bench.UserStream;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.postgres.PostgresOptions;
import dev.evenflow.testkit.postgres.PostgresServer;
import dev.evenflow.testkit.process.Waiting;
import dev.evenflow.testkit.run.Checkout;
import dev.evenflow.testkit.run.Servers;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import dev.evenflow.testkit.service.ServiceSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Starts user-svc over an outbox that is full already, and measures from the first message in the stream until the
 * outbox is empty; the service is as cold as it is after a start. PostgreSQL commits durably.
 */
public final class RelayBacklog implements Benchmark {

    private static final int EVENTS = Integer.getInteger("bench.relay.events", 200_000);
    private static final int USERS = 5_000;

    /** What is promised, in events per second. */
    private static final double PROMISED = 20_000;

    private static final String DATABASE = "users";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(10);

    @Override
    public List<Result> run(Bench bench) throws Exception {
        var folder = bench.folder();
        var postgres = PostgresServer.start(
                PostgresOptions.persistent(folder.data("postgres")).withLog(folder.log("postgres")));
        bench.onEnd(postgres::close);
        postgres.createDatabase(DATABASE);
        var nats = NatsServer.start(folder.data("nats"), 0, folder.log("nats-server"));
        bench.onEnd(nats::close);
        var addresses = Map.of(Servers.USER_DB_URL, postgres.url(DATABASE), Servers.NATS_URL, nats.url());
        var spec = ServiceSpec.of(Service.USER, Checkout.root(), 0, addresses, folder)
                .withJvm(JvmProgram.THROUGHPUT.toArray(String[]::new));
        ServiceProcess.start(spec).awaitReady().terminate(); // makes the tables
        try (var stream = UserStream.connect(nats.url())) {
            return drain(bench, new OutboxBacklog(postgres, DATABASE), stream, spec);
        }
    }

    private static List<Result> drain(Bench bench, OutboxBacklog outbox, UserStream stream, ServiceSpec spec)
            throws Exception {
        outbox.insert(EVENTS, USERS);
        bench.console()
                .line("%,d rows of %,d users, synchronous_commit=%s"
                        .formatted(EVENTS, USERS, outbox.synchronousCommit()));
        var service = ServiceProcess.start(spec);
        bench.onEnd(service::close);
        await("nothing was relayed", () -> stream.messages() > 0);
        var first = stream.messages();
        var begin = System.nanoTime();
        await("the backlog does not drain", () -> stream.messages() >= EVENTS && outbox.isEmpty());
        var seconds = (System.nanoTime() - begin) / 1e9;
        new StreamOrder(stream.connection()).verify(EVENTS);
        bench.console().line("%.1f s; every user's events are in the stream in order".formatted(seconds));
        return List.of(Result.of("relay_drain", (EVENTS - first) / seconds, "events/s")
                .against(PROMISED)
                .atLeast(1));
    }

    private static void await(String otherwise, Callable<Boolean> condition) {
        if (!Waiting.until(PATIENCE, LOOK, condition)) {
            throw new IllegalStateException(otherwise);
        }
    }
}

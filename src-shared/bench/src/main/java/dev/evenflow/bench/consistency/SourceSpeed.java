package dev.evenflow.bench.consistency;

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
import dev.evenflow.testkit.service.HttpCalls;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import dev.evenflow.testkit.service.ServiceSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** user-svc with a million users: what they add up to, as it was kept and counted anew, and publishing all of them again. */
public final class SourceSpeed implements Benchmark {

    private static final int USERS = Integer.getInteger("bench.consistency.users", 1_000_000);
    private static final int KEPT_QUESTIONS = 100;
    private static final int RECOUNTS = 5;
    private static final double PROMISED_EVENTS = 40_000;
    private static final String DATABASE = "users";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(50);

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
        var service = ServiceProcess.start(ServiceSpec.of(Service.USER, Checkout.root(), 0, addresses, folder)
                .withJvm(JvmProgram.THROUGHPUT.toArray(String[]::new)));
        bench.onEnd(service::close);
        service.awaitReady();
        new BulkUsers(postgres).insert(USERS);
        try (var stream = UserStream.connect(nats.url())) {
            return List.of(
                    Result.of(
                            "digests_kept",
                            new DigestQuestions(stream.connection(), false).median(KEPT_QUESTIONS, USERS),
                            "ms"),
                    Result.of(
                            "digests_recounted",
                            new DigestQuestions(stream.connection(), true).median(RECOUNTS, USERS),
                            "ms"),
                    snapshot(service.http(), stream));
        }
    }

    private static Result snapshot(HttpCalls service, UserStream stream) throws Exception {
        var begun = System.nanoTime();
        service.post("/admin/republish", "{}");
        if (!Waiting.until(PATIENCE, LOOK, () -> isCompleted(service))) {
            throw new IllegalStateException("the snapshot does not end");
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        if (stream.messages() != USERS) {
            throw new IllegalStateException("%d of %d users are in the stream".formatted(stream.messages(), USERS));
        }
        return Result.of("snapshot", USERS / seconds, "events/s")
                .against(PROMISED_EVENTS)
                .atLeast(1);
    }

    private static boolean isCompleted(HttpCalls service) {
        return service.get("/admin/republish").json().path("state").asText().equals("completed");
    }
}

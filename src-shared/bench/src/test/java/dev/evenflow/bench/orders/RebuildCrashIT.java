package dev.evenflow.bench.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.bench.load.InsistentCalls;
import dev.evenflow.testkit.history.Verdict;
import dev.evenflow.testkit.postgres.PostgresServer;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** order-svc as packaged, killed with -9 while it builds a read model anew from many events, and people go on writing. */
class RebuildCrashIT {

    private static final int ACCOUNTS = 400;
    private static final int EVENTS_EACH = 100;
    private static final int WRITES = 120;
    private static final int KILLS = 2;
    private static final long SEED = 1815;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SHADOW = "payment.account_summary__shadow";
    private static final RunFolder FOLDER = RunFolder.temporary("evenflow-rebuild-crash");

    private static Stack stack;
    private static PostgresServer postgres;
    private static OrderDatabase database;
    private static OrderWitness witness;
    private static ServiceProcess service;

    /** With small pages a rebuild lasts long enough to be met in the middle. */
    @BeforeAll
    static void start() throws Exception {
        stack = new Stack(StackOptions.in(FOLDER), (step, elapsed) -> {});
        stack.startServers();
        postgres = stack.servers().postgres().orElseThrow();
        database = new OrderDatabase(postgres);
        witness = new OrderWitness(stack);
        service = stack.startService(stack.spec(Service.ORDER)
                        .with("EVENFLOW_PROJECTIONS_REBUILD_BATCH_SIZE", "100")
                        .with("EVENFLOW_PROJECTIONS_SWITCH_TIMEOUT", "20s"))
                .awaitReady();
        new BulkEvents(postgres).insert(ACCOUNTS, EVENTS_EACH);
        await().atMost(PATIENCE).until(database::isProjected);
    }

    @AfterAll
    static void stop() {
        stack.close();
        Folders.delete(FOLDER.path());
    }

    @Test
    void killedInTheMiddleOfARebuild_itGoesOn_andEndsWithEveryEvent() throws Exception {
        var calls = new InsistentCalls(List.of(service.http()));
        var shop = Shop.open(calls, "rebuild");
        var crew = OrderWriter.crew(calls, shop, "rebuild");
        rebuild();
        await().atMost(PATIENCE).until(() -> database.position(true) > 0);
        try (var held = TableLock.againstWriting(postgres, SHADOW)) {
            held.awaitBlocked("%" + SHADOW);
            service.kill();
        }
        var reached = database.position(true);
        assertThat(reached).isBetween(1L, (long) ACCOUNTS * EVENTS_EACH - 1);

        service.restart();
        var writing = crew.start(WRITES, SEED);
        var random = new Random(SEED);
        for (var kill = 0; kill < KILLS; kill++) {
            var further = database.position(true) + random.nextInt(3_000);
            await().atMost(PATIENCE).until(() -> !database.isRebuilding() || database.position(true) > further);
            service.kill();
            service.restart();
        }
        service.awaitReady();
        writing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        await().atMost(PATIENCE).until(() -> !database.isRebuilding());
        assertFlawless(witness.verdictOfReadModel());
        assertHistories(shop);
    }

    @Test
    void killedWhileItSwitches_theOldTableStays_untilTheNewOneIsThere() throws Exception {
        var calls = new InsistentCalls(List.of(service.http()));
        var shop = Shop.open(calls, "switch");
        try (var held = TableLock.againstDropping(postgres, "payment.account_summary")) {
            rebuild();
            held.awaitBlocked("DROP TABLE IF EXISTS payment.account_summary");
            service.kill();
        }
        assertThat(database.isRebuilding()).isTrue();
        assertThat(database.accountsInReadModel()).hasSizeGreaterThanOrEqualTo(ACCOUNTS);

        service.restart();
        service.awaitReady();
        OrderWriter.crew(calls, shop, "switch").start(WRITES, SEED).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        await().atMost(PATIENCE).until(() -> !database.isRebuilding());
        assertFlawless(witness.verdictOfReadModel());
        assertHistories(shop);
    }

    private static void rebuild() {
        assertThat(service.http().post("/admin/rebuild-projections", "{}").status())
                .isEqualTo(202);
    }

    private static void assertHistories(Shop shop) throws Exception {
        new AccountHistories(service.http(), database).assertRight(shop.accounts());
    }

    private static void assertFlawless(Verdict verdict) {
        assertThat(verdict).matches(Verdict::isFlawless);
    }
}

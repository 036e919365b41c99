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
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** order-svc as packaged, killed with -9 between any two steps: every event once, in order, and what is made from them. */
class OrderCrashIT {

    private static final int WRITES = 400;
    private static final int KILLS = 3;
    private static final int SNAPSHOT_EVERY = 10;
    private static final long SEED = 4711;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final RunFolder FOLDER = RunFolder.temporary("evenflow-order-crash");

    private static Stack stack;
    private static PostgresServer postgres;
    private static OrderDatabase database;
    private static OrderWitness witness;
    private static ServiceProcess first;
    private static InsistentCalls calls;

    @BeforeAll
    static void start() {
        stack = new Stack(StackOptions.in(FOLDER), (step, elapsed) -> {});
        stack.startServers();
        postgres = stack.servers().postgres().orElseThrow();
        database = new OrderDatabase(postgres);
        witness = new OrderWitness(stack);
        first = stack.startService(stack.spec(Service.ORDER)
                        .with("EVENFLOW_EVENT_STORE_SNAPSHOTS_EVERY", Integer.toString(SNAPSHOT_EVERY)))
                .awaitReady();
        calls = new InsistentCalls(List.of(first.http()));
    }

    @AfterAll
    static void stop() {
        stack.close();
        Folders.delete(FOLDER.path());
    }

    @Test
    void killedBetweenAppendAndSnapshot_theAccountIsWhatItsEventsSay() throws Exception {
        var shop = Shop.open(calls, "snapshot");
        var account = shop.accounts().getFirst();
        try (var held = TableLock.againstWriting(postgres, "eventstore.snapshots")) {
            deposit(shop, account, SNAPSHOT_EVERY);
            held.awaitBlocked("INSERT INTO eventstore.snapshots");
            first.kill();
            held.endBlocked("INSERT INTO eventstore.snapshots");
        }
        assertThat(database.snapshots(account)).isZero();

        restart();
        assertHistories(shop);
        deposit(shop, account, 1);
        await().atMost(PATIENCE).until(() -> database.snapshots(account) == 1);
        assertHistories(shop);
        assertFlawless(witness.verdict(shop));
    }

    @Test
    void killedBetweenAppendAndPublication_everyEventArrivesOnce_andInOrder() throws Exception {
        var shop = Shop.open(calls, "unpublished");
        var nats = stack.servers().nats().orElseThrow();
        nats.kill();
        var crew = OrderWriter.crew(calls, shop, "unpublished");
        var writing = crew.start(WRITES, SEED);
        crew.awaitAcknowledged(WRITES / 2);
        first.kill();
        restart(); // NATS is still away
        writing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        first.kill();
        assertThat(database.outboxRows()).isPositive();

        nats.restart();
        restart();
        assertFlawless(witness.verdict(shop));
        assertHistories(shop);
    }

    @Test
    void killedInTheMiddleOfABatchOfAProjection_theBatchIsAppliedOnce() throws Exception {
        var shop = Shop.open(calls, "projection");
        await().atMost(PATIENCE).until(database::isProjected);
        var before = database.position(false);
        try (var held = TableLock.againstWriting(postgres, "payment.account_summary")) {
            OrderWriter.crew(calls, shop, "projection").start(WRITES / 4, SEED).get(60, TimeUnit.SECONDS);
            held.awaitBlocked("UPDATE payment.account_summary");
            first.kill();
        }
        assertThat(database.position(false)).isEqualTo(before);

        restart();
        assertFlawless(witness.verdict(shop));
        assertHistories(shop);
    }

    @Test
    void killedAgainAndAgain_underLoadOnTwoInstances_nothingIsLostOrDoneTwice() throws Exception {
        var second = stack.startService(stack.spec(Service.ORDER).named("order-svc-2"))
                .awaitReady();
        var both = List.of(first, second);
        var instances =
                new InsistentCalls(both.stream().map(ServiceProcess::http).toList());
        var shop = Shop.open(instances, "again");
        var crew = OrderWriter.crew(instances, shop, "again");
        var writing = crew.startEndless(SEED);
        var random = new Random(SEED);
        for (var kill = 0; kill < KILLS; kill++) {
            crew.awaitAcknowledged(crew.acknowledged() + 20 + random.nextInt(200));
            var victim = both.get(random.nextInt(both.size()));
            victim.kill();
            victim.restart();
            victim.awaitReady();
        }
        crew.stop();
        writing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(second.terminate()).isZero();

        assertFlawless(witness.verdict(shop));
        assertHistories(shop, 1);
    }

    /** Otherwise the verdicts above would say nothing. */
    @Test
    void whatShouldNotBe_isFound() throws Exception {
        var shop = Shop.open(calls, "tampered");
        OrderWriter.crew(calls, shop, "tampered").start(WRITES / 10, SEED).get(60, TimeUnit.SECONDS);
        assertFlawless(witness.verdict(shop));
        var account = shop.accounts().getFirst();
        var product = shop.products().getFirst();

        shop.paid(account, new BigDecimal("0.01"));
        shop.taken(product, 1);
        assertThat(witness.verdict(shop).different()).hasSize(2);
        shop.paid(account, new BigDecimal("-0.01"));
        shop.taken(product, -1);

        execute("UPDATE payment.account_summary SET transactions = transactions + 1 WHERE owner = 'tampered-0'");
        assertThat(witness.verdict(shop).different()).hasSize(1);
        execute("UPDATE payment.account_summary SET version = version - 1 WHERE owner = 'tampered-0'");
        assertThat(witness.verdict(shop).lost()).hasSize(1);
        execute("UPDATE payment.account_summary SET transactions = transactions - 1, version = version + 1"
                + " WHERE owner = 'tampered-0'");

        execute("UPDATE eventstore.events SET version = version + 1000 WHERE aggregate_id = '" + account + "'");
        assertThat(witness.verdict(shop).misordered()).isNotEmpty();
        execute("UPDATE eventstore.events SET version = version - 1000 WHERE aggregate_id = '" + account + "'");
        assertFlawless(witness.verdict(shop));
    }

    private static void execute(String statement) throws SQLException {
        try (var connection = postgres.connect(Rows.DATABASE);
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static void deposit(Shop shop, String account, int times) {
        for (var time = 0; time < times; time++) {
            var answer = first.http().post("/accounts/" + account + "/deposit", "{\"amount\":1.25}");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            shop.paid(account, new BigDecimal("1.25"));
        }
    }

    private static void restart() {
        first.restart();
        first.awaitReady();
    }

    private static void assertHistories(Shop shop) throws Exception {
        assertHistories(shop, shop.accounts().size());
    }

    private static void assertHistories(Shop shop, int accounts) throws Exception {
        new AccountHistories(first.http(), database).assertRight(shop.accounts().subList(0, accounts));
    }

    private static void assertFlawless(Verdict verdict) {
        assertThat(verdict).matches(Verdict::isFlawless);
    }
}

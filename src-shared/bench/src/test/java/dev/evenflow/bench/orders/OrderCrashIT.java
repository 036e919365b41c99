package dev.evenflow.bench.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.bench.load.InsistentCalls;
import dev.evenflow.testkit.service.ServiceProcess;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * order-svc as packaged, killed with -9 between any two steps: every event once, in order, and what is made from them. More
 * often with {@code -Dcrash.kills}, and all services at random with {@code make chaos}.
 */
class OrderCrashIT {

    private static final int WRITES = 200;
    private static final int KILLS = Integer.getInteger("crash.kills", 2);
    private static final int PER_SECOND = 100;
    private static final int SNAPSHOT_EVERY = 10;
    private static final long SEED = 4711;
    private static final long PATIENCE = OrderStack.PATIENCE.toSeconds();

    private static OrderStack stack;

    @BeforeAll
    static void start() {
        stack = new OrderStack(
                spec -> spec.with("EVENFLOW_EVENT_STORE_SNAPSHOTS_EVERY", Integer.toString(SNAPSHOT_EVERY)));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void killedBetweenAppendAndSnapshot_theAccountIsWhatItsEventsSay() throws Exception {
        var shop = Shop.open(stack.calls(), "snapshot");
        var account = shop.accounts().getFirst();
        try (var held = TableLock.againstWriting(stack.postgres(), "eventstore.snapshots")) {
            deposit(shop, account, SNAPSHOT_EVERY);
            held.awaitBlocked("INSERT INTO eventstore.snapshots");
            stack.service().kill();
            held.endBlocked("INSERT INTO eventstore.snapshots");
        }
        assertThat(stack.database().snapshots(account)).isZero();

        stack.restart();
        stack.assertHistories(shop);
        deposit(shop, account, 1);
        await().atMost(OrderStack.PATIENCE).until(() -> stack.database().snapshots(account) == 1);
        stack.assertHistories(shop);
        stack.assertFlawless(shop);
    }

    @Test
    void killedBetweenAppendAndPublication_everyEventArrivesOnce_andInOrder() throws Exception {
        var shop = Shop.open(stack.calls(), "unpublished");
        stack.nats().kill();
        var crew = OrderWriter.crew(stack.calls(), shop, "unpublished");
        var writing = crew.start(WRITES, SEED);
        crew.awaitAcknowledged(WRITES / 2);
        stack.service().kill();
        stack.restart(); // NATS is still away
        writing.get(PATIENCE, TimeUnit.SECONDS);
        stack.service().kill();
        assertThat(stack.database().outboxRows()).isPositive();

        stack.nats().restart();
        stack.restart();
        stack.assertFlawless(shop);
        stack.assertHistories(shop);
    }

    @Test
    void killedInTheMiddleOfABatchOfAProjection_theBatchIsAppliedOnce() throws Exception {
        var shop = Shop.open(stack.calls(), "projection");
        stack.awaitProjected();
        var before = stack.database().position(false);
        try (var held = TableLock.againstWriting(stack.postgres(), "payment.account_summary")) {
            write(shop, "projection", WRITES / 2);
            held.awaitBlocked("UPDATE payment.account_summary");
            stack.service().kill();
        }
        assertThat(stack.database().position(false)).isEqualTo(before);

        stack.restart();
        stack.assertFlawless(shop);
        stack.assertHistories(shop);
    }

    /** At a steady pace: what writes without a rest takes the machine from those who start again. */
    @Test
    void killedAgainAndAgain_underLoadOnTwoInstances_nothingIsLostOrDoneTwice() throws Exception {
        var second = stack.startSecond();
        var both = List.of(stack.service(), second);
        var instances =
                new InsistentCalls(both.stream().map(ServiceProcess::http).toList());
        var shop = Shop.open(instances, "again");
        var crew = OrderWriter.crew(instances, shop, "again");
        var writing = crew.startPaced(PER_SECOND, SEED);
        var random = new Random(SEED);
        for (var kill = 0; kill < KILLS; kill++) {
            crew.awaitAcknowledged(crew.acknowledged() + 20 + random.nextInt(PER_SECOND));
            var victim = both.get(kill % both.size());
            victim.kill();
            victim.restart();
            victim.awaitReady();
        }
        crew.stop();
        writing.get(PATIENCE, TimeUnit.SECONDS);
        assertThat(second.terminate()).isZero();

        stack.assertFlawless(shop);
        stack.assertHistories(shop, 1);
    }

    /** Otherwise the verdicts above would say nothing. */
    @Test
    void whatShouldNotBe_isFound() throws Exception {
        var shop = Shop.open(stack.calls(), "tampered");
        write(shop, "tampered", WRITES / 5);
        stack.assertFlawless(shop);

        new Tampering(stack, shop).assertFound("tampered-0");

        stack.assertFlawless(shop);
    }

    private static void write(Shop shop, String family, int writes) throws Exception {
        OrderWriter.crew(stack.calls(), shop, family).start(writes, SEED).get(PATIENCE, TimeUnit.SECONDS);
    }

    private static void deposit(Shop shop, String account, int times) {
        for (var time = 0; time < times; time++) {
            var answer = stack.service().http().post("/accounts/" + account + "/deposit", "{\"amount\":1.25}");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            shop.paid(account, new BigDecimal("1.25"));
        }
    }
}

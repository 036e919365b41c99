package dev.evenflow.bench.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * order-svc as packaged, killed with -9 while it builds a read model anew from many events, and people go on writing. More
 * often with {@code -Dcrash.kills}.
 */
class RebuildCrashIT {

    private static final int ACCOUNTS = 300;
    private static final int EVENTS_EACH = 100;
    private static final int WRITES = 120;
    private static final int KILLS = Integer.getInteger("crash.kills", 1);
    private static final long SEED = 1815;
    private static final long PATIENCE = OrderStack.PATIENCE.toSeconds();
    private static final String SHADOW = "payment.account_summary__shadow";

    private static OrderStack stack;
    private static OrderDatabase database;

    /** With small pages a rebuild lasts long enough to be met in the middle. */
    @BeforeAll
    static void start() throws Exception {
        stack = new OrderStack(spec -> spec.with("EVENFLOW_PROJECTIONS_REBUILD_BATCH_SIZE", "100")
                .with("EVENFLOW_PROJECTIONS_SWITCH_TIMEOUT", "20s"));
        database = stack.database();
        new BulkEvents(stack.postgres()).insert(ACCOUNTS, EVENTS_EACH);
        stack.awaitProjected();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void killedInTheMiddleOfARebuild_itGoesOn_andEndsWithEveryEvent() throws Exception {
        var shop = Shop.open(stack.calls(), "rebuild");
        var crew = OrderWriter.crew(stack.calls(), shop, "rebuild");
        rebuild();
        await().atMost(OrderStack.PATIENCE).until(() -> database.position(true) > 0);
        try (var held = TableLock.againstWriting(stack.postgres(), SHADOW)) {
            held.awaitBlocked("%" + SHADOW);
            stack.service().kill();
        }
        var reached = database.position(true);
        assertThat(reached).isBetween(1L, (long) ACCOUNTS * EVENTS_EACH - 1);

        stack.service().restart();
        var writing = crew.start(WRITES, SEED);
        var random = new Random(SEED);
        for (var kill = 0; kill < KILLS; kill++) {
            var further = database.position(true) + random.nextInt(3_000);
            await().atMost(OrderStack.PATIENCE)
                    .until(() -> !database.isRebuilding() || database.position(true) > further);
            stack.service().kill();
            stack.service().restart();
        }
        stack.service().awaitReady();
        writing.get(PATIENCE, TimeUnit.SECONDS);
        await().atMost(OrderStack.PATIENCE).until(() -> !database.isRebuilding());
        stack.assertReadModelFlawless();
        stack.assertHistories(shop);
    }

    @Test
    void killedWhileItSwitches_theOldTableStays_untilTheNewOneIsThere() throws Exception {
        var shop = Shop.open(stack.calls(), "switch");
        try (var held = TableLock.againstDropping(stack.postgres(), "payment.account_summary")) {
            rebuild();
            held.awaitBlocked("DROP TABLE IF EXISTS payment.account_summary");
            stack.service().kill();
        }
        assertThat(database.isRebuilding()).isTrue();
        assertThat(database.accountsInReadModel()).hasSizeGreaterThanOrEqualTo(ACCOUNTS);

        stack.restart();
        OrderWriter.crew(stack.calls(), shop, "switch").start(WRITES, SEED).get(PATIENCE, TimeUnit.SECONDS);
        await().atMost(OrderStack.PATIENCE).until(() -> !database.isRebuilding());
        stack.assertReadModelFlawless();
        stack.assertHistories(shop);
    }

    private static void rebuild() {
        assertThat(stack.service()
                        .http()
                        .post("/admin/rebuild-projections", "{}")
                        .status())
                .isEqualTo(202);
    }
}

package dev.evenflow.bench.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.bench.sync.UserWriter;
import dev.evenflow.contracts.Subjects;
import io.nats.client.Nats;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * 15,000 users, or {@code -Dconsistency.users=100000}, whatever happens to their copy: all that is wrong is named,
 * made right, and nothing else touched.
 */
@TestMethodOrder(OrderAnnotation.class)
class ConsistencyIT {

    /** More of them live than one check repairs by itself. */
    private static final int USERS = Integer.getInteger("consistency.users", 15_000);

    /** Of each kind of damage; some hundred users lie between one and the next. */
    private static final int DAMAGED = USERS / 600;

    private static final int CHECKS = 6;
    private static final int PER_SECOND = 200;
    private static final long SEED = 17;

    private static CheckedCopy copy;
    private static Reports reports;

    @BeforeAll
    static void start() throws Exception {
        copy = new CheckedCopy(USERS);
        reports = copy.reports();
    }

    @AfterAll
    static void stop() {
        copy.close();
    }

    @Test
    @Order(1)
    void emptyCopy_fillsItself_whenTheStreamTellsNothing() throws Exception {
        var report = reports.awaitInSync(reports.last());

        assertThat(report.path("source_count").asLong()).isEqualTo(USERS * 9L / 10);
        assertThat(report.path("copy_count").asLong()).isEqualTo(USERS * 9L / 10);
        copy.assertRight();
    }

    @Test
    @Order(2)
    void damageByHand_isNamedAndRepaired_andNothingElseTouched() throws Exception {
        var before = copy.documents().all();
        var wrong = copy.documents().damage(1_001, DAMAGED);
        reports.named().clear();

        var report = reports.check();

        assertThat(reports.named()).isEqualTo(wrong);
        assertThat(report.path("in_sync").asBoolean()).isTrue();
        assertThat(copy.documents().all()).isEqualTo(before);
        copy.assertRight();
    }

    @Test
    @Order(3)
    void purgedEvents_areNamedAndRepaired() throws Exception {
        var before = copy.documents().all();
        var last = reports.last();
        var lost = copy.lose(1, nats -> {
            var connection = Nats.connect(nats.url());
            connection.jetStreamManagement().purgeStream(Subjects.USERS_STREAM);
            connection.close();
        });

        copy.assertRepaired(last, before, lost);
    }

    @Test
    @Order(4)
    void eventsThatNatsLost_areNamedAndRepaired_afterTheyWereAcknowledged() throws Exception {
        var before = copy.documents().all();
        var last = reports.last();
        var lost = copy.lose(USERS / 2 + 1, nats -> {
            nats.kill();
            nats.wipe();
            nats.restart();
        });

        copy.assertRepaired(last, before, lost);
    }

    @Test
    @Order(5)
    void checks_raiseNoAlarm_whileUsersChange() throws Exception {
        reports.named().clear();
        var load = UserWriter.crew(List.of(copy.users()), "busy");
        var writing = load.startPaced(PER_SECOND, SEED);

        for (var check = 0; check < CHECKS; check++) {
            var before = load.acknowledged();
            var report = reports.check();
            assertThat(report.path("in_sync").asBoolean()).as(report.toString()).isTrue();
            load.awaitAcknowledged(before + PER_SECOND / 4);
        }
        load.stop();
        writing.join();

        assertThat(reports.named()).isEmpty();
        await().atMost(CheckedCopy.PATIENCE).untilAsserted(copy::assertRight);
    }

    @Test
    @Order(6)
    void anotherInstance_goesOn_whenTheOneThatChecksIsKilled() {
        var first = checkedBy();
        copy.startAnother("notification-svc-2");
        var second = await().atMost(CheckedCopy.PATIENCE).until(ConsistencyIT::checkedBy, by -> !by.equals(first));
        var third = copy.startAnother("notification-svc-3");
        var checking = await().atMost(CheckedCopy.PATIENCE).until(ConsistencyIT::checkedBy, by -> !by.equals(second));

        third.kill();

        await().atMost(CheckedCopy.PATIENCE).until(() -> !checkedBy().equals(checking));
        assertThat(reports.last().path("in_sync").asBoolean()).isTrue();
    }

    private static String checkedBy() {
        return reports.last().path("checked_by").asText();
    }
}

package dev.evenflow.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadMarkTest {

    private static final Duration INTERVAL = Duration.ofNanos(100);

    private final ReadMark mark = new ReadMark(INTERVAL, 0);

    @Test
    void reads_beginALittleBehindTheLast_andNowAndThenAtTheBeginning() {
        assertThat(mark.next(10)).isZero();
        mark.passed(List.of(row(5), row(7)));
        assertThat(mark.next(20)).isZero();

        assertThat(mark.next(100)).as("from the beginning").isZero();
        mark.passed(List.of(row(9)));
        assertThat(mark.next(110)).as("one interval is too short").isZero();

        assertThat(mark.next(200)).as("from the beginning").isZero();
        assertThat(mark.next(210)).isEqualTo(7);
        assertThat(mark.current()).isEqualTo(7);
        assertThat(mark.next(300)).as("from the beginning").isZero();
        assertThat(mark.next(310)).isEqualTo(9);
    }

    @Test
    void lateRow_doesNotLeadBack() {
        mark.passed(List.of(row(9)));
        mark.passed(List.of(row(3)));
        mark.next(100);
        mark.next(200);

        assertThat(mark.next(210)).isEqualTo(9);
    }

    @Test
    void failure_leadsBackToTheBeginning() {
        mark.passed(List.of(row(9)));
        mark.next(100);
        mark.next(200);

        mark.reset();

        assertThat(mark.next(210)).isZero();
        mark.passed(List.of(row(4)));
        mark.next(300);
        mark.next(400);
        assertThat(mark.next(410)).isEqualTo(4);
    }

    private static OutboxRow row(long id) {
        return new OutboxRow(id, UUID.randomUUID(), "1", "user.events", "{}", null);
    }
}

package dev.evenflow.notification.stream.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryTest {

    private final History history = new History(new Position(10, 20), 2);

    @Test
    void reachesBack_toWhereItBegan_andNotFurther() {
        assertThat(history.reachesBackTo(new Position(10, 20))).isTrue();
        assertThat(history.reachesBackTo(new Position(15, 20))).isTrue();
        assertThat(history.reachesBackTo(new Position(9, 30))).isFalse();
        assertThat(history.reachesBackTo(new Position(30, 19))).isFalse();
    }

    @Test
    void add_forgetsTheOldest_andNoLongerReachesBackToIt() {
        history.add(user(12));
        history.add(user(14));
        history.add(user(15));

        assertThat(history.changes()).containsExactly(user(14), user(15));
        assertThat(history.reachesBackTo(new Position(12, 20))).isTrue();
        assertThat(history.reachesBackTo(new Position(11, 20))).isFalse();
    }

    private static Change user(long sequence) {
        return new Change(Source.USERS, sequence, "user", "{}");
    }
}

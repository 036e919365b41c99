package dev.evenflow.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitTest {

    @Test
    void again_countsUntilTheAggregateGetsOn() {
        var twice = Wait.begin(7, 3).again(3);

        assertThat(twice).isEqualTo(new Wait(7, 2, 3));
        assertThat(twice.again(4)).isEqualTo(new Wait(7, 1, 4));
    }

    @Test
    void isLongerThan_countsFromTheFirstTime() {
        var wait = Wait.begin(0, 3).again(4);

        assertThat(wait.isLongerThan(Duration.ofNanos(10), 10)).isFalse();
        assertThat(wait.isLongerThan(Duration.ofNanos(10), 11)).isTrue();
    }
}

package dev.evenflow.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private final BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(1));

    @Test
    void next_doublesUpToTheLimitWithJitter() {
        assertThat(backOff.next()).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(backOff.next()).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(backOff.next()).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(backOff.next()).isBetween(Duration.ofMillis(400), Duration.ofMillis(800));
        assertThat(backOff.next()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void reset_startsOver() {
        backOff.next();
        backOff.next();

        backOff.reset();

        assertThat(backOff.next()).isLessThanOrEqualTo(Duration.ofMillis(100));
    }
}

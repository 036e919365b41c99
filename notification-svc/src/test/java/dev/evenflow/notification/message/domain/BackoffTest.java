package dev.evenflow.notification.message.domain;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(ofSeconds(1), ofSeconds(10), 7);

    @Test
    void after_doubles_upToTheLongestPause() {
        assertThat(IntStream.rangeClosed(1, 6)
                        .mapToObj(attempts -> backoff.after(attempts).orElseThrow()))
                .containsExactly(ofSeconds(1), ofSeconds(2), ofSeconds(4), ofSeconds(8), ofSeconds(10), ofSeconds(10));
    }

    @Test
    void after_isEmpty_forTheLastAttempt() {
        assertThat(backoff.after(7)).isEmpty();
        assertThat(backoff.after(8)).isEmpty();
    }

    @Test
    void after_takesTwoHoursInAll_byDefault() {
        var byDefault = new Backoff(ofSeconds(1), ofMinutes(10), 20);

        var all = IntStream.range(1, 20)
                .mapToObj(attempts -> byDefault.after(attempts).orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(all).isBetween(ofMinutes(100), ofMinutes(130));
    }
}

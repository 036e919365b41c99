package dev.evenflow.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.messaging.MessagingConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedeliveryTest {

    private static final Duration DELAY = Duration.ofMillis(200);
    private static final Duration MAX_DELAY = Duration.ofSeconds(10);

    private final Redelivery redelivery = new Redelivery(DELAY, MAX_DELAY, 10, 100);

    @ParameterizedTest
    @CsvSource({"1, 200", "2, 400", "3, 800", "7, 10000", "1000, 10000", "0, 200"})
    void after_doublesUpToTheLimitWithJitter(long attempt, long fullMillis) {
        assertThat(redelivery.after(attempt))
                .isBetween(Duration.ofMillis(fullMillis / 2), Duration.ofMillis(fullMillis));
    }

    @ParameterizedTest
    @CsvSource({
        "9, PT0S, false", // too few attempts
        "10, PT0S, true", // others got through meanwhile
        "10, PT21.2S, true", // the least time since the first attempt is 21.3 s
        "10, PT21.3S, false", // nothing got through: an outage
        "99, PT1H, false",
        "100, PT1H, true"
    })
    void isExhausted_dependsOnWhetherOthersGotThrough(long attempt, Duration sinceSuccess, boolean exhausted) {
        assertThat(redelivery.isExhausted(attempt, sinceSuccess)).isEqualTo(exhausted);
    }

    @Test
    void isExhaustedInOutage_onlyAfterTheManyAttempts() {
        assertThat(redelivery.isExhaustedInOutage(99)).isFalse();
        assertThat(redelivery.isExhaustedInOutage(100)).isTrue();
    }

    @Test
    void of_staysWithinWhatTheBrokerDelivers() {
        var config = new Configured();

        assertThat(Redelivery.of(config, 3)).isEqualTo(new Redelivery(DELAY, MAX_DELAY, 3, 3));
        assertThat(Redelivery.of(config, Long.MAX_VALUE)).isEqualTo(redelivery);
    }

    private record Configured() implements MessagingConfig.Redelivery {

        @Override
        public Duration delay() {
            return DELAY;
        }

        @Override
        public Duration maxDelay() {
            return MAX_DELAY;
        }

        @Override
        public int maxAttempts() {
            return 10;
        }

        @Override
        public int maxAttemptsInOutage() {
            return 100;
        }
    }
}

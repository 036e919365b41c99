package dev.evenflow.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedeliveryTest {

    private final Redelivery redelivery = new Redelivery(Duration.ofMillis(200), Duration.ofSeconds(10));

    @ParameterizedTest
    @CsvSource({"1, 200", "2, 400", "3, 800", "7, 10000", "1000, 10000", "0, 200"})
    void after_doublesUpToTheLimitWithJitter(long attempt, long fullMillis) {
        assertThat(redelivery.after(attempt))
                .isBetween(Duration.ofMillis(fullMillis / 2), Duration.ofMillis(fullMillis));
    }
}

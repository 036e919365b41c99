package dev.evenflow.user.republish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.testkit.quarkus.Mapped;
import io.smallrye.config.ConfigValidationException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepublishConfigTest {

    private static final String PREFIX = "evenflow.republish.";

    @Test
    void everyKey_hasItsDefault() {
        assertThatCode(() -> ConsistentRepublish.verify(Mapped.of(RepublishConfig.class, Map.of())))
                .doesNotThrowAnyException();
        assertThat(Mapped.defaults(RepublishConfig.class))
                .isEqualTo(new TreeMap<>(Map.of(
                        "page-size", "2000",
                        "max-rate", "0",
                        "yield-backlog", "500",
                        "yield-pause", "100ms",
                        "silence", "10s",
                        "poll-interval", "1s",
                        "max-backoff", "2s",
                        "log-interval", "5s",
                        "drain-timeout", "1s")));
    }

    @ParameterizedTest
    @CsvSource({
        "page-size, 0, 1",
        "page-size, 10001, 10000",
        "max-rate, -1, 0",
        "max-rate, 1000001, 1000000",
        "yield-backlog, -1, 0",
        "yield-backlog, 10001, 10000",
        "yield-pause, 9ms, 10 millis",
        "yield-pause, 61s, 1 minute",
        "silence, 999ms, 1 second",
        "silence, 11m, 10 minutes",
        "poll-interval, 99ms, 100 millis",
        "poll-interval, 61s, 1 minute",
        "max-backoff, 99ms, 100 millis",
        "max-backoff, 61s, 1 minute",
        "log-interval, 99ms, 100 millis",
        "log-interval, 61m, 1 hour",
        "drain-timeout, 99ms, 100 millis",
        "drain-timeout, 11s, 10 seconds"
    })
    void aValueOutOfItsBounds_isRefused_namingKeyAndBound(String key, String value, String bound) {
        assertThatThrownBy(() -> Mapped.of(RepublishConfig.class, Map.of(PREFIX + key, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(PREFIX + key + " must be ")
                .hasMessageContaining(" " + bound);
    }

    @ParameterizedTest
    @CsvSource({"yield-pause, 6s", "max-backoff, 6s"})
    void aPauseThatWouldSeemLikeDeath_isRefused_namingBoth(String key, String value) {
        var config = Mapped.of(RepublishConfig.class, Map.of(PREFIX + key, value));

        assertThatThrownBy(() -> ConsistentRepublish.verify(config))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(PREFIX + "silence (PT10S) must be at least twice " + PREFIX + key);
    }
}

package dev.evenflow.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.testkit.quarkus.Mapped;
import io.smallrye.config.ConfigValidationException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamConfigTest {

    private static final String PREFIX = "evenflow.stream.";
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("heartbeat", "15s"),
            Map.entry("buffer", "1024"),
            Map.entry("history", "500"),
            Map.entry("max-clients", "1000"),
            Map.entry("poll-interval", "100ms"),
            Map.entry("patience", "10s"));

    @Test
    void everyKey_hasItsDefault() {
        assertThat(Mapped.defaults(StreamConfig.class)).isEqualTo(new TreeMap<>(DEFAULTS));
    }

    @ParameterizedTest
    @CsvSource({
        "heartbeat, 99ms, 100 millis",
        "heartbeat, 6m, 5 minutes",
        "buffer, 1, 2",
        "buffer, 100001, 100000",
        "history, -1, 0",
        "history, 100001, 100000",
        "max-clients, 0, 1",
        "max-clients, 100001, 100000",
        "poll-interval, 9ms, 10 millis",
        "poll-interval, 11s, 10 seconds",
        "patience, 99ms, 100 millis",
        "patience, 6m, 5 minutes"
    })
    void aValueOutOfItsBounds_isRefused_namingKeyAndBound(String key, String value, String bound) {
        assertThatThrownBy(() -> Mapped.of(StreamConfig.class, Map.of(PREFIX + key, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(PREFIX + key + " must be ")
                .hasMessageContaining(" " + bound);
    }
}

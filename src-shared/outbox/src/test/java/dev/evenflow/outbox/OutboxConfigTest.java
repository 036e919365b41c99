package dev.evenflow.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.testkit.quarkus.Mapped;
import io.smallrye.config.ConfigValidationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboxConfigTest {

    private static final String PREFIX = "evenflow.outbox.";
    private static final Map<String, String> DEFAULTS = Map.of(
            "batch-size", "1000",
            "poll-interval", "500ms",
            "lease.ttl", "3s",
            "lease.renew-interval", "1s",
            "retry.delay", "100ms",
            "retry.max-delay", "5s",
            "drain-timeout", "2s",
            "metrics-interval", "5s",
            "vacuum-after", "10000");

    @Test
    void everyKey_hasItsDefault() {
        assertThat(Mapped.defaults(OutboxConfig.class)).isEqualTo(new TreeMap<>(DEFAULTS));
        assertThatCode(() -> ConsistentOutbox.verify(Mapped.of(OutboxConfig.class, Map.of())))
                .doesNotThrowAnyException();
    }

    @Test
    void everyKey_standsInTheReadmeWithItsDefault() throws IOException {
        var row = Pattern.compile("(?m)^\\| `evenflow\\.outbox\\.([a-z.-]+)` \\| `([^`]+)` \\|");
        var rows = new TreeMap<String, String>();
        row.matcher(Files.readString(Path.of("../../README.md")))
                .results()
                .forEach(found -> rows.put(found.group(1), found.group(2)));

        assertThat(rows).isEqualTo(Mapped.defaults(OutboxConfig.class));
    }

    @ParameterizedTest
    @CsvSource({
        "batch-size, 0, 1",
        "batch-size, 2049, 2048",
        "poll-interval, 9ms, 10 millis",
        "poll-interval, 61s, 1 minute",
        "lease.ttl, 199ms, 200 millis",
        "lease.ttl, 6m, 5 minutes",
        "lease.renew-interval, 49ms, 50 millis",
        "lease.renew-interval, 61s, 1 minute",
        "retry.delay, 9ms, 10 millis",
        "retry.delay, 61s, 1 minute",
        "retry.max-delay, 9ms, 10 millis",
        "retry.max-delay, 11m, 10 minutes",
        "drain-timeout, 99ms, 100 millis",
        "drain-timeout, 11s, 10 seconds",
        "metrics-interval, 999ms, 1 second",
        "metrics-interval, 61m, 1 hour",
        "vacuum-after, -1, 0",
        "vacuum-after, 10000001, 10000000"
    })
    void aValueOutOfItsBounds_isRefused_namingKeyAndBound(String key, String value, String bound) {
        assertThatThrownBy(() -> Mapped.of(OutboxConfig.class, Map.of(PREFIX + key, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(PREFIX + key + " must be ")
                .hasMessageContaining(" " + bound);
    }

    @ParameterizedTest
    @CsvSource({
        "lease.ttl, 1999ms, at least twice evenflow.outbox.lease.renew-interval",
        "retry.delay, 6s, not be longer than evenflow.outbox.retry.max-delay"
    })
    void aValueAtOddsWithAnother_isRefused_namingBoth(String key, String value, String bound) {
        var config = Mapped.of(OutboxConfig.class, Map.of(PREFIX + key, value));

        assertThatThrownBy(() -> ConsistentOutbox.verify(config))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(PREFIX + key + " (PT")
                .hasMessageContaining(bound);
    }
}

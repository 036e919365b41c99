package dev.evenflow.messaging;

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

class MessagingConfigTest {

    private static final String PREFIX = "evenflow.messaging.";
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("reconnect.initial-wait", "100ms"),
            Map.entry("reconnect.max-wait", "1s"),
            Map.entry("provision.retry-interval", "30s"),
            Map.entry("publish.max-in-flight", "512"),
            Map.entry("publish.timeout", "5s"),
            Map.entry("request.timeout", "5s"),
            Map.entry("request.concurrency", "4"),
            Map.entry("batch.max-size", "500"),
            Map.entry("redelivery.delay", "200ms"),
            Map.entry("redelivery.max-delay", "10s"),
            Map.entry("redelivery.max-attempts", "10"),
            Map.entry("redelivery.max-attempts-in-outage", "100"),
            Map.entry("dead-letters.redrive-timeout", "30s"),
            Map.entry("parking.patience", "1h"),
            Map.entry("parking.max-waiting", "500"),
            Map.entry("parking.refresh-interval", "1m"),
            Map.entry("parking.max-remembered", "100000"),
            Map.entry("drain-timeout", "3s"),
            Map.entry("metrics-interval", "5s"));

    @Test
    void everyKey_hasItsDefault() {
        assertThat(Mapped.defaults(MessagingConfig.class)).isEqualTo(new TreeMap<>(DEFAULTS));
        assertThatCode(() -> ConsistentMessaging.verify(Mapped.of(MessagingConfig.class, Map.of())))
                .doesNotThrowAnyException();
    }

    @Test
    void everyKey_standsInTheReadmeWithItsDefault() throws IOException {
        var row = Pattern.compile("(?m)^\\| `evenflow\\.messaging\\.([a-z.-]+)` \\| `([^`]+)` \\|");
        var rows = new TreeMap<String, String>();
        row.matcher(Files.readString(Path.of("../../README.md")))
                .results()
                .forEach(found -> rows.put(found.group(1), found.group(2)));

        assertThat(rows).isEqualTo(Mapped.defaults(MessagingConfig.class));
    }

    @ParameterizedTest
    @CsvSource({
        "reconnect.initial-wait, 9ms, 10 millis",
        "reconnect.initial-wait, 61s, 1 minute",
        "reconnect.max-wait, 9ms, 10 millis",
        "reconnect.max-wait, 61s, 1 minute",
        "provision.retry-interval, 99ms, 100 millis",
        "provision.retry-interval, 61m, 1 hour",
        "publish.max-in-flight, 0, 1",
        "publish.max-in-flight, 16385, 16384",
        "publish.timeout, 99ms, 100 millis",
        "publish.timeout, 61s, 1 minute",
        "request.timeout, 99ms, 100 millis",
        "request.timeout, 6m, 5 minutes",
        "request.concurrency, 0, 1",
        "request.concurrency, 101, 100",
        "batch.max-size, 0, 1",
        "batch.max-size, 10001, 10000",
        "redelivery.delay, 9ms, 10 millis",
        "redelivery.delay, 61s, 1 minute",
        "redelivery.max-delay, 9ms, 10 millis",
        "redelivery.max-delay, 11m, 10 minutes",
        "redelivery.max-attempts, 0, 1",
        "redelivery.max-attempts, 1001, 1000",
        "redelivery.max-attempts-in-outage, 0, 1",
        "redelivery.max-attempts-in-outage, 100001, 100000",
        "dead-letters.redrive-timeout, 99ms, 100 millis",
        "dead-letters.redrive-timeout, 6m, 5 minutes",
        "parking.patience, 999ms, 1 second",
        "parking.patience, 8d, 7 days",
        "parking.max-waiting, 0, 1",
        "parking.max-waiting, 50001, 50000",
        "parking.refresh-interval, 99ms, 100 millis",
        "parking.refresh-interval, 61m, 1 hour",
        "parking.max-remembered, 0, 1",
        "parking.max-remembered, 10000001, 10000000",
        "drain-timeout, 99ms, 100 millis",
        "drain-timeout, 11s, 10 seconds",
        "metrics-interval, 999ms, 1 second",
        "metrics-interval, 61m, 1 hour"
    })
    void aValueOutOfItsBounds_isRefused_namingKeyAndBound(String key, String value, String bound) {
        assertThatThrownBy(() -> Mapped.of(MessagingConfig.class, Map.of(PREFIX + key, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(PREFIX + key + " must be ")
                .hasMessageContaining(" " + bound);
    }

    @ParameterizedTest
    @CsvSource({
        "reconnect.initial-wait, 2s, reconnect.max-wait, 1s",
        "redelivery.delay, 11s, redelivery.max-delay, 10s",
        "redelivery.delay, 3s, parking.patience, 2s"
    })
    void aValueAtOddsWithAnother_isRefused_namingBoth(String key, String value, String otherKey, String other) {
        var config = Mapped.of(MessagingConfig.class, Map.of(PREFIX + key, value, PREFIX + otherKey, other));

        assertThatThrownBy(() -> ConsistentMessaging.verify(config))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(PREFIX + key + " (PT")
                .hasMessageContaining("must not be longer than " + PREFIX + otherKey);
    }
}

package dev.evenflow.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.testkit.quarkus.Mapped;
import io.smallrye.config.ConfigValidationException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailConfigTest {

    private static final String PREFIX = "evenflow.mail.";
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("concurrency", "10"),
            Map.entry("poll-interval", "500ms"),
            Map.entry("send-timeout", "30s"),
            Map.entry("grace", "1m"),
            Map.entry("first-backoff", "1s"),
            Map.entry("max-backoff", "10m"),
            Map.entry("max-attempts", "20"),
            Map.entry("drain-timeout", "2s"));

    @Test
    void everyKey_hasItsDefault() {
        assertThat(Mapped.defaults(MailConfig.class)).isEqualTo(new TreeMap<>(DEFAULTS));
    }

    @ParameterizedTest
    @CsvSource({
        "concurrency, 0, 1",
        "concurrency, 1001, 1000",
        "poll-interval, 9ms, 10 millis",
        "poll-interval, 61s, 1 minute",
        "send-timeout, 99ms, 100 millis",
        "send-timeout, 11m, 10 minutes",
        "grace, 99ms, 100 millis",
        "grace, 61m, 1 hour",
        "first-backoff, 9ms, 10 millis",
        "first-backoff, 61m, 1 hour",
        "max-backoff, 9ms, 10 millis",
        "max-backoff, 25h, 1 day",
        "max-attempts, 0, 1",
        "max-attempts, 1001, 1000",
        "drain-timeout, 11s, 10 seconds"
    })
    void aValueOutOfItsBounds_isRefused_namingKeyAndBound(String key, String value, String bound) {
        assertThatThrownBy(() -> Mapped.of(MailConfig.class, Map.of(PREFIX + key, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(PREFIX + key + " must be ")
                .hasMessageContaining(" " + bound);
    }

    @Test
    void pauses_atOddsWithEachOther_areRefused_namingBoth() {
        var config = Mapped.of(MailConfig.class, Map.of(PREFIX + "first-backoff", "11m"));

        assertThatThrownBy(() -> ConsistentMail.verify(config))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(PREFIX + "first-backoff (PT11M)")
                .hasMessageContaining("must not be longer than " + PREFIX + "max-backoff");
    }
}

package dev.evenflow.user.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.testkit.quarkus.Mapped;
import io.smallrye.config.ConfigValidationException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestConfigTest {

    private static final String PREFIX = "evenflow.digests.";

    @Test
    void everyKey_hasItsDefault() {
        assertThat(Mapped.defaults(DigestConfig.class))
                .isEqualTo(new TreeMap<>(Map.of("fold-interval", "1s", "fold-batch", "10000")));
    }

    @ParameterizedTest
    @CsvSource({"fold-interval, 999ms, 1 second", "fold-batch, 0, 1", "fold-batch, 1000001, 1000000"})
    void aValueOutOfItsBounds_isRefused_namingKeyAndBound(String key, String value, String bound) {
        assertThatThrownBy(() -> Mapped.of(DigestConfig.class, Map.of(PREFIX + key, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(PREFIX + key + " must be ")
                .hasMessageContaining(" " + bound);
    }
}

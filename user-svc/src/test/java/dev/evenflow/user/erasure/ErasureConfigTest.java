package dev.evenflow.user.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.testkit.quarkus.Mapped;
import io.smallrye.config.ConfigValidationException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErasureConfigTest {

    private static final String PREFIX = "evenflow.erasure.";

    @Test
    void everyKey_hasItsDefault() {
        assertThat(Mapped.defaults(ErasureConfig.class))
                .isEqualTo(new TreeMap<>(Map.of("after", "1h", "every", "10m", "batch-size", "10000", "lease", "15m")));
    }

    @ParameterizedTest
    @CsvSource({"after, 999ms, 1 second", "every, 25h, 1 day", "batch-size, 0, 1", "lease, 0s, 1 second"})
    void aValueOutOfItsBounds_isRefused_namingKeyAndBound(String key, String value, String bound) {
        assertThatThrownBy(() -> Mapped.of(ErasureConfig.class, Map.of(PREFIX + key, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(PREFIX + key + " must be ")
                .hasMessageContaining(" " + bound);
    }
}

package dev.evenflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTimesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-05-25T10:00:00Z",
                "2025-05-25T10:00:00.Z",
                "2025-05-25T10:00:00.1Z",
                "2025-05-25T10:00:00.123456Z",
                "2025-05-25T10:00:00.000000001Z",
                "2024-02-29T23:59:59.999999999Z",
                "1969-12-31T23:59:59Z",
                "2025-05-25T12:00:00+02:00"
            })
    void parse_isWhatTheJdkMakesOfIt(String text) {
        assertThat(UtcTimes.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "yesterday",
                "2025-05-25",
                "2025-05-25T10:00:00",
                "2025-05-25T10:00:00.1234567890Z",
                "2025-02-30T10:00:00Z",
                "2025-13-01T10:00:00Z",
                "2025-05-25T25:00:00Z",
                "2025-05-25 10:00:00Z",
                "-025-05-25T10:00:00Z"
            })
    void parse_ofNoTime_isRefused(String text) {
        assertThatThrownBy(() -> UtcTimes.parse(text)).isInstanceOf(DateTimeException.class);
    }
}

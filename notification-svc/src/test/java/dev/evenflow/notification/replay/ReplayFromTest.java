package dev.evenflow.notification.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.notification.replay.ReplayFrom.At;
import dev.evenflow.notification.replay.ReplayFrom.Beginning;
import dev.evenflow.notification.replay.ReplayFrom.Sequence;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayFromTest {

    @Test
    void parse_tellsBeginningTimeAndSequence() {
        assertThat(ReplayFrom.parse("beginning")).contains(new Beginning());
        assertThat(ReplayFrom.parse("42")).contains(new Sequence(42));
        assertThat(ReplayFrom.parse("2025-05-25T12:00:00+02:00"))
                .contains(new At(Instant.parse("2025-05-25T10:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"beginning", "42", "2025-05-25T10:00:00.123Z"})
    void text_isWhatIsParsed(String text) {
        assertThat(ReplayFrom.parse(text).orElseThrow().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Beginning", "0", "-1", "1.5", "9999999999999999999", "2025-05-25", "null"})
    void parse_isEmpty_forAnythingElse(String text) {
        assertThat(ReplayFrom.parse(text)).isEmpty();
    }
}

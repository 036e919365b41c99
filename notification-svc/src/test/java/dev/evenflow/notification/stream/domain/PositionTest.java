package dev.evenflow.notification.stream.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @Test
    void text_isWhatIsParsed() {
        assertThat(Position.parse(new Position(12, 3).text())).contains(new Position(12, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "12-", "-3", "12-3-4", "1.5-2", "a-b", " 1-2", "9999999999999999999-1"})
    void parse_isEmpty_forAnythingElse(String text) {
        assertThat(Position.parse(text)).isEmpty();
    }

    @Test
    void upTo_neverGoesBack() {
        assertThat(new Position(12, 3).upTo(Source.USERS, 5).upTo(Source.ORDERS, 4))
                .isEqualTo(new Position(12, 4));
    }

    @Test
    void isBefore_looksAtTheSourceOfTheChange() {
        var change = new Change(Source.ORDERS, 4, "message", "{}");

        assertThat(new Position(12, 3).isBefore(change)).isTrue();
        assertThat(new Position(1, 4).isBefore(change)).isFalse();
    }
}

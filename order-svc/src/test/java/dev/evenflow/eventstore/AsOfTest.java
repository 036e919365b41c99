package dev.evenflow.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.eventstore.AsOf.AtTime;
import dev.evenflow.eventstore.AsOf.AtVersion;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsOfTest {

    @Test
    void parse_takesVersionsAndTimes() {
        assertThat(AsOf.parse("7")).isEqualTo(new AtVersion(7));
        assertThat(AsOf.parse("99999999999999999999")).isEqualTo(new AtVersion(Long.MAX_VALUE));
        assertThat(AsOf.parse("2025-05-25T10:00:00Z")).isEqualTo(new AtTime(Instant.parse("2025-05-25T10:00:00Z")));
        assertThat(AsOf.parse("2025-05-25T12:00:00.5+02:00"))
                .isEqualTo(new AtTime(Instant.parse("2025-05-25T10:00:00.5Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "-1", "1.0", "yesterday", "2025-05-25", "2025-05-25T10:00:00", "+99999-01-01T00:00:00Z"
            })
    void parse_refusesEverythingElse(String text) {
        assertThatThrownBy(() -> AsOf.parse(text))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(400));
    }
}

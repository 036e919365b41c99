package dev.evenflow.web.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTagTest {

    private final VersionTag tag = new VersionTag(7);

    @Test
    void header_isTheQuotedVersion() {
        assertThat(tag.header()).isEqualTo("\"7\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"7\"", "\"1\", \"7\"", "W/\"1\",\"7\""})
    void requireMatch_passes(String ifMatch) {
        assertThatNoException().isThrownBy(() -> tag.requireMatch(List.of(ifMatch)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "7", "", "\"77\"", "garbage"})
    void requireMatch_fails(String ifMatch) {
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> tag.requireMatch(List.of(ifMatch)))
                .satisfies(problem -> assertThat(problem.getStatusCode()).isEqualTo(412));
    }

    @Test
    void requireMatch_passes_withoutTheHeader() {
        assertThatNoException().isThrownBy(() -> tag.requireMatch(List.of()));
    }

    @Test
    void requireMatch_passes_whenALaterLineMatches() {
        assertThatNoException().isThrownBy(() -> tag.requireMatch(List.of("\"6\"", "\"7\"")));
    }

    @Test
    void isKnownTo_comparesWeakly() {
        assertThat(tag.isKnownTo(List.of("W/\"7\""))).isTrue();
        assertThat(tag.isKnownTo(List.of("\"6\""))).isFalse();
        assertThat(tag.isKnownTo(List.of())).isFalse();
    }
}

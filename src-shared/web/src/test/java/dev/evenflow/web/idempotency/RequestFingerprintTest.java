package dev.evenflow.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestFingerprintTest {

    @Test
    void of_isStable() {
        assertThat(RequestFingerprint.of("POST", "/users", "{}"))
                .isEqualTo(RequestFingerprint.of("POST", "/users", "{}"));
    }

    @Test
    void of_differs_whenTextMovesBetweenParts() {
        assertThat(RequestFingerprint.of("POST", "/users", "{}"))
                .isNotEqualTo(RequestFingerprint.of("POST", "/user", "s{}"));
    }

    @Test
    void of_is64HexDigits() {
        assertThat(RequestFingerprint.of("POST", "/users", "{}").sha256()).matches("[0-9a-f]{64}");
    }
}

package dev.evenflow.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.security.token.VerificationKeys;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import java.security.PublicKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "localhost", "::1"})
    void off_starts_onLoopback(String host) {
        assertThatCode(() -> check(AuthMode.OFF, host, true)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.1", "nowhere.invalid"})
    void off_refusesToStart_elsewhere(String host) {
        assertThatThrownBy(() -> check(AuthMode.OFF, host, true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("EVENFLOW_AUTH")
                .hasMessageContaining(host);
    }

    @Test
    void off_refusesToStart_whereTheManagementPortIsOpen() {
        assertThatThrownBy(() -> check(AuthMode.OFF, "127.0.0.1", "0.0.0.0", true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("QUARKUS_MANAGEMENT_HOST");
    }

    @Test
    void off_starts_whereNothingListens() {
        assertThatCode(() -> check(AuthMode.OFF, "0.0.0.0", "0.0.0.0", false)).doesNotThrowAnyException();
    }

    @Test
    void required_refusesToStart_withoutKeys() {
        assertThatThrownBy(() -> check(AuthMode.REQUIRED, "0.0.0.0", true)).hasMessage("no keys");
    }

    private static void check(AuthMode mode, String host, boolean listens) {
        check(mode, host, "127.0.0.1", listens);
    }

    private static void check(AuthMode mode, String host, String managementHost, boolean listens) {
        new StartCheck(mode, host, listens, managementHost, listens, new NoKeys()).check(new StartupEvent());
    }

    /** A service that was not told where keys are. */
    private static final class NoKeys implements VerificationKeys {

        @Override
        public void prepare() {
            throw new IllegalStateException("no keys");
        }

        @Override
        public Uni<Optional<PublicKey>> find(String keyId) {
            return Uni.createFrom().item(Optional.empty());
        }
    }
}

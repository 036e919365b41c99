package dev.evenflow.user.signin.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.security.limit.ClientAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailureLimiterTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final FailureLimiter limiter = new FailureLimiter(3, MINUTE, 10);

    @Test
    void burst_isAllowed_thenOneInAnInterval() {
        for (var i = 0; i < 3; i++) {
            assertThat(limiter.claim("ann", 0)).isEmpty();
        }

        assertThat(limiter.claim("ann", 0)).contains(MINUTE);
        assertThat(limiter.claim("ann", MINUTE.toNanos() - 1)).contains(Duration.ofNanos(1));
        assertThat(limiter.claim("ann", MINUTE.toNanos())).isEmpty();
        assertThat(limiter.claim("ann", MINUTE.toNanos())).contains(MINUTE);
        assertThat(limiter.claim("bea", 0)).isEmpty();
    }

    @Test
    void success_costsNothing() {
        for (var i = 0; i < 100; i++) {
            assertThat(limiter.claim("ann", 0)).isEmpty();
            limiter.giveBack("ann");
        }
    }

    @Test
    void patience_isRewarded_withTheWholeBurst() {
        for (var i = 0; i < 3; i++) {
            limiter.claim("ann", 0);
        }
        var later = MINUTE.multipliedBy(3).toNanos();

        for (var i = 0; i < 3; i++) {
            assertThat(limiter.claim("ann", later)).isEmpty();
        }
        assertThat(limiter.claim("ann", later)).isPresent();
    }

    @Test
    void memory_isBounded_andKeepsWhoTriesOn() {
        for (var i = 0; i < 3; i++) {
            limiter.claim("ann", 0);
        }
        for (var i = 0; i < 1_000; i++) {
            limiter.claim("spray-" + i, 0);
            assertThat(limiter.claim("ann", 0)).isPresent();
        }

        assertThat(limiter.remembered()).isLessThanOrEqualTo(10);
    }

    @Test
    void address_ofIpv6_isItsNetwork() {
        assertThat(ClientAddress.of("2001:db8::1")).isEqualTo(ClientAddress.of("2001:db8::ffff:1"));
        assertThat(ClientAddress.of("2001:db8:0:1::1")).isNotEqualTo(ClientAddress.of("2001:db8::1"));
        assertThat(ClientAddress.of("192.0.2.1")).isEqualTo("192.0.2.1");
    }
}

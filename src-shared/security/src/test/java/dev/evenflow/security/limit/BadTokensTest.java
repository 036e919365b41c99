package dev.evenflow.security.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.security.audit.AuditLog;
import dev.evenflow.security.policy.Caller;
import dev.evenflow.security.policy.Role;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class BadTokensTest {

    private static final Logger LOG = Logger.getLogger("evenflow.audit");
    private static final int PER_MINUTE = 6;
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Caller INVALID = new Caller.Nobody(Caller.Why.INVALID_TOKEN);
    private static final Caller KNOWN =
            new Caller.Known("7", Set.of(Role.USER), Optional.of(7L), Instant.parse("2025-05-25T10:00:00Z"));

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger verifications = new AtomicInteger();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final BadTokens badTokens = badTokens(PER_MINUTE);

    @Test
    void flood_costsNoVerification_afterTheAllowance() {
        for (var i = 0; i < 1_000; i++) {
            badTokens.guarded("192.0.2.1", verified(INVALID));
        }

        assertThat(verifications).hasValue(PER_MINUTE);
        assertThat(badTokens.guarded("192.0.2.1", verified(KNOWN))).isEqualTo(new Caller.Suspect(INTERVAL));
        assertThat(metrics.counter("evenflow.tokens.unverified").count()).isEqualTo(1_001 - PER_MINUTE);
    }

    @Test
    void flood_isWrittenDownOnceAMinute_howeverManyAddressesItComesFrom() {
        var written = new ArrayList<String>();
        var listener = new Listener(written);
        LOG.addHandler(listener);
        try {
            flood();
            assertThat(written)
                    .containsExactly("caller=nobody action=\"send bad tokens\" object=- outcome=not looked at");

            now.addAndGet(Duration.ofMinutes(1).toNanos());
            flood();
            assertThat(written).hasSize(2);
        } finally {
            LOG.removeHandler(listener);
        }
    }

    @Test
    void address_recovers_withTime() {
        for (var i = 0; i < 1_000; i++) {
            badTokens.guarded("192.0.2.1", verified(INVALID));
        }
        now.addAndGet(INTERVAL.toNanos() - 1);
        assertThat(badTokens.guarded("192.0.2.1", verified(KNOWN))).isInstanceOf(Caller.Suspect.class);

        now.incrementAndGet();

        assertThat(badTokens.guarded("192.0.2.1", verified(KNOWN))).isEqualTo(KNOWN);
        assertThat(badTokens.guarded("192.0.2.1", verified(KNOWN)))
                .as("a valid one costs nothing")
                .isEqualTo(KNOWN);
    }

    @Test
    void others_areVerified_andAllOfTheSameNetworkAreOne() {
        for (var i = 0; i < PER_MINUTE; i++) {
            badTokens.guarded("2001:db8::" + i, verified(INVALID));
        }

        assertThat(badTokens.guarded("2001:db8::ffff", verified(KNOWN))).isInstanceOf(Caller.Suspect.class);
        assertThat(badTokens.guarded("2001:db8:0:1::1", verified(KNOWN))).isEqualTo(KNOWN);
    }

    @Test
    void everyToken_isVerified_withoutALimit() {
        var unlimited = badTokens(0);
        for (var i = 0; i < 1_000; i++) {
            unlimited.guarded("192.0.2.1", verified(INVALID));
        }

        assertThat(verifications).hasValue(1_000);
    }

    private BadTokens badTokens(int perMinute) {
        return new BadTokens(perMinute, 100, new AuditLog(), metrics, now::get);
    }

    private void flood() {
        for (var i = 0; i < 1_000; i++) {
            badTokens.guarded("192.0.2." + i % 10, verified(INVALID));
        }
    }

    private Supplier<Caller> verified(Caller result) {
        return () -> {
            verifications.incrementAndGet();
            return result;
        };
    }

    /** Keeps what is written. */
    private static final class Listener extends Handler {

        private final List<String> written;

        private Listener(List<String> written) {
            this.written = written;
        }

        @Override
        public void publish(LogRecord line) {
            written.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}

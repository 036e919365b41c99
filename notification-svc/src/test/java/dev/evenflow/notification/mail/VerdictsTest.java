package dev.evenflow.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.notification.message.domain.Backoff;
import dev.evenflow.notification.message.domain.SendOutcome.NotYet;
import dev.evenflow.notification.message.domain.SendOutcome.Refused;
import dev.evenflow.notification.message.domain.SendOutcome.Sent;
import dev.evenflow.notification.message.domain.SendOutcome.Uncertain;
import dev.evenflow.notification.message.store.Settled;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VerdictsTest {

    private static final Instant NOW = Instant.parse("2025-05-25T10:00:00Z");

    private final Verdicts verdicts = new Verdicts(new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), 3));

    @Test
    void of_triesAgainLater_untilThePausesEnd() {
        var busy = new NotYet("busy");

        assertThat(verdicts.of(busy, 1, NOW)).isEqualTo(new Settled.Again(NOW.plusSeconds(1), "busy"));
        assertThat(verdicts.of(busy, 2, NOW)).isEqualTo(new Settled.Again(NOW.plusSeconds(2), "busy"));
        assertThat(verdicts.of(busy, 3, NOW)).isEqualTo(new Settled.Failed("busy (attempt 3)"));
    }

    @Test
    void of_isFinal_forEverythingElse() {
        assertThat(verdicts.of(new Sent(), 1, NOW)).isEqualTo(new Settled.Sent(NOW));
        assertThat(verdicts.of(new Refused("no such user"), 1, NOW)).isEqualTo(new Settled.Failed("no such user"));
        assertThat(verdicts.of(new Uncertain("broken"), 1, NOW)).isEqualTo(new Settled.Unknown("broken"));
    }
}

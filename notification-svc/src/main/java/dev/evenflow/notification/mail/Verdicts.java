package dev.evenflow.notification.mail;

import dev.evenflow.notification.message.domain.Backoff;
import dev.evenflow.notification.message.domain.SendOutcome;
import dev.evenflow.notification.message.domain.SendOutcome.NotYet;
import dev.evenflow.notification.message.domain.SendOutcome.Refused;
import dev.evenflow.notification.message.domain.SendOutcome.Sent;
import dev.evenflow.notification.message.domain.SendOutcome.Uncertain;
import dev.evenflow.notification.message.store.Settled;
import java.time.Instant;

/** What follows for a mail from an attempt; pure. */
record Verdicts(Backoff backoff) {

    /**
     * After an attempt to send it.
     *
     * @param attempts made so far, with this one
     */
    Settled of(SendOutcome outcome, int attempts, Instant now) {
        return switch (outcome) {
            case Sent s -> new Settled.Sent(now);
            case NotYet n -> again(n.reason(), attempts, now);
            case Refused r -> new Settled.Failed(r.reason());
            case Uncertain u -> new Settled.Unknown(u.reason());
        };
    }

    /** As often as the pauses allow. */
    Settled again(String reason, int attempts, Instant now) {
        return backoff.after(attempts)
                .<Settled>map(pause -> new Settled.Again(now.plus(pause), reason))
                .orElseGet(() -> new Settled.Failed(reason + " (attempt " + attempts + ")"));
    }
}

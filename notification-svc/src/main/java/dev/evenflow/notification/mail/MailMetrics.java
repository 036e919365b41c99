package dev.evenflow.notification.mail;

import dev.evenflow.notification.message.store.Settled;
import dev.evenflow.notification.message.store.Settled.Again;
import dev.evenflow.notification.message.store.Settled.Failed;
import dev.evenflow.notification.message.store.Settled.Sent;
import dev.evenflow.notification.message.store.Settled.Skipped;
import dev.evenflow.notification.message.store.Settled.Unknown;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * How attempts to send mails ended: {@code evenflow.mails} by {@code outcome}, which is {@code sent}, {@code retried},
 * {@code failed}, {@code unknown} or {@code skipped} (the user is deleted).
 */
@ApplicationScoped
class MailMetrics {

    private final Counter sent;
    private final Counter retried;
    private final Counter failed;
    private final Counter unknown;
    private final Counter skipped;

    MailMetrics(MeterRegistry registry) {
        sent = outcome(registry, "sent");
        retried = outcome(registry, "retried");
        failed = outcome(registry, "failed");
        unknown = outcome(registry, "unknown");
        skipped = outcome(registry, "skipped");
    }

    void count(Settled settled) {
        switch (settled) {
            case Sent s -> sent.increment();
            case Again a -> retried.increment();
            case Failed f -> failed.increment();
            case Unknown u -> unknown.increment();
            case Skipped s -> skipped.increment();
        }
    }

    /** Of instances that are gone. */
    void unknown(long mails) {
        unknown.increment((double) mails);
    }

    private static Counter outcome(MeterRegistry registry, String outcome) {
        return registry.counter("evenflow.mails", "outcome", outcome);
    }
}

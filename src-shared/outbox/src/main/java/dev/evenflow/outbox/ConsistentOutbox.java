package dev.evenflow.outbox;

import dev.evenflow.messaging.Consistency;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses to start with keys of {@link OutboxConfig} that are at odds with each other. */
@ApplicationScoped
class ConsistentOutbox {

    private final OutboxConfig config;

    ConsistentOutbox(OutboxConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent event) {
        verify(config);
    }

    static void verify(OutboxConfig config) {
        var lease = config.lease();
        var retry = config.retry();
        new Consistency("evenflow.outbox")
                .atLeastTwice("lease.ttl", lease.ttl(), "lease.renew-interval", lease.renewInterval())
                .notLonger("retry.delay", retry.delay(), "retry.max-delay", retry.maxDelay())
                .verify();
    }
}

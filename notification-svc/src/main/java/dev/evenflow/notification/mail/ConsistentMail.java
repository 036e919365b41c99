package dev.evenflow.notification.mail;

import dev.evenflow.messaging.Consistency;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses to start with keys of {@link MailConfig} that are at odds with each other. */
@ApplicationScoped
class ConsistentMail {

    private final MailConfig config;

    ConsistentMail(MailConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent event) {
        verify(config);
    }

    static void verify(MailConfig config) {
        new Consistency("evenflow.mail")
                .notLonger("first-backoff", config.firstBackoff(), "max-backoff", config.maxBackoff())
                .verify();
    }
}

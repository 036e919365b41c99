package dev.evenflow.user.republish;

import dev.evenflow.messaging.Consistency;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses to start with keys of {@link RepublishConfig} that are at odds with each other: who rests must not seem dead. */
@ApplicationScoped
class ConsistentRepublish {

    private final RepublishConfig config;

    ConsistentRepublish(RepublishConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent event) {
        verify(config);
    }

    static void verify(RepublishConfig config) {
        new Consistency("evenflow.republish")
                .atLeastTwice("silence", config.silence(), "yield-pause", config.yieldPause())
                .atLeastTwice("silence", config.silence(), "max-backoff", config.maxBackoff())
                .verify();
    }
}

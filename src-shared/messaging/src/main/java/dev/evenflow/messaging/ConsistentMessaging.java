package dev.evenflow.messaging;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses to start with keys of {@link MessagingConfig} that are at odds with each other. */
@ApplicationScoped
class ConsistentMessaging {

    private final MessagingConfig config;

    ConsistentMessaging(MessagingConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent event) {
        verify(config);
    }

    static void verify(MessagingConfig config) {
        var reconnect = config.reconnect();
        var redelivery = config.redelivery();
        new Consistency("evenflow.messaging")
                .notLonger("reconnect.initial-wait", reconnect.initialWait(), "reconnect.max-wait", reconnect.maxWait())
                .notLonger("redelivery.delay", redelivery.delay(), "redelivery.max-delay", redelivery.maxDelay())
                .notLonger(
                        "redelivery.delay",
                        redelivery.delay(),
                        "parking.patience",
                        config.parking().patience())
                .verify();
    }
}

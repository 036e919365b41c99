package dev.evenflow.messaging.publish;

import dev.evenflow.messaging.MessagingConfig;
import dev.evenflow.messaging.observe.PublishOutcomes;
import dev.evenflow.messaging.provision.Provisioner;
import io.nats.client.Message;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Publishes many messages that need no order among each other, up to {@code evenflow.messaging.publish.max-in-flight} at a
 * time; beside any channel.
 */
@ApplicationScoped
public class BulkPublisher {

    private final InFlight inFlight;
    private final PublishOutcomes outcomes;
    private final Provisioner provisioner;
    private final int atOnce;

    BulkPublisher(InFlight inFlight, PublishOutcomes outcomes, Provisioner provisioner, MessagingConfig config) {
        this.inFlight = inFlight;
        this.outcomes = outcomes;
        this.provisioner = provisioner;
        this.atOnce = config.publish().maxInFlight();
    }

    /**
     * Completes when JetStream has stored all of them, on a thread of the NATS client. After a failure nothing more is sent,
     * and it fails with a {@link PublishRejectedException} or a {@link PublishFailedException}.
     */
    public Uni<Void> publish(List<Message> messages) {
        return Uni.createFrom()
                .<Void>emitter(done -> new BulkInFlight(messages, inFlight, outcomes, done).begin(atOnce))
                .onFailure(PublishFailedException.class)
                .invoke(failure -> provisioner.provision()); // perhaps the stream is gone
    }
}

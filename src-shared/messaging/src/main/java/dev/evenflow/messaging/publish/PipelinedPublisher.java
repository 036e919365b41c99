package dev.evenflow.messaging.publish;

import dev.evenflow.messaging.MessagingConfig;
import dev.evenflow.messaging.observe.PublishOutcomes;
import dev.evenflow.messaging.observe.PublishTracing;
import dev.evenflow.messaging.provision.Provisioner;
import io.nats.client.api.PublishAck;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.mapper.PayloadMapper;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.publisher.PublishListener;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Publishes the messages of a channel in their order without waiting for one acknowledgement before the next message.
 * A message is acked when JetStream has stored it and nacked with a {@link PublishRejectedException} or a
 * {@link PublishFailedException} otherwise; the channel goes on either way.
 */
@ApplicationScoped
public class PipelinedPublisher {

    private final InFlight inFlight;
    private final PayloadMapper payloads;
    private final Provisioner provisioner;
    private final PublishOutcomes outcomes;
    private final PublishTracing tracing;
    private final int maxInFlight;

    PipelinedPublisher(
            InFlight inFlight,
            PayloadMapper payloads,
            Provisioner provisioner,
            PublishOutcomes outcomes,
            PublishTracing tracing,
            MessagingConfig config) {
        this.inFlight = inFlight;
        this.payloads = payloads;
        this.provisioner = provisioner;
        this.outcomes = outcomes;
        this.tracing = tracing;
        this.maxInFlight = config.publish().maxInFlight();
    }

    public <T> Multi<Message<T>> publish(Multi<Message<T>> messages, String subject, PublishListener<T> listener) {
        return Multi.createFrom()
                .publisher(subscriber -> messages.subscribe()
                        .withSubscriber(new Pipeline<>(
                                subscriber, message -> publish(message, subject, listener), maxInFlight)));
    }

    public <T> Uni<Message<T>> publish(Message<T> message, String subject, PublishListener<T> listener) {
        return Uni.createFrom()
                .item(() -> WireMessage.of(message, subject, payloads))
                .onItem()
                .transformToUni(wire -> tracing.publish(wire, inFlight::send))
                .onItem()
                .transformToUni(ack -> accepted(message, ack, listener))
                .onFailure()
                .recoverWithUni(failure -> refused(message, failure));
    }

    private <T> Uni<Message<T>> accepted(Message<T> message, PublishAck ack, PublishListener<T> listener) {
        outcomes.accepted(ack.isDuplicate());
        listener.onPublished(message);
        return Uni.createFrom().completionStage(message.ack()).replaceWith(message);
    }

    private <T> Uni<Message<T>> refused(Message<T> message, Throwable failure) {
        var reason = PublishFailures.classify(failure);
        if (reason instanceof PublishRejectedException) {
            outcomes.rejected();
        } else {
            outcomes.failed();
            provisioner.provision(); // perhaps the stream is gone
        }
        return Uni.createFrom().completionStage(message.nack(reason)).replaceWith(message);
    }
}

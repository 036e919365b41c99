package dev.evenflow.messaging.publish;

import dev.evenflow.messaging.MessagingConfig;
import dev.evenflow.messaging.observe.PublishOutcomes;
import dev.evenflow.messaging.observe.PublishSpan;
import dev.evenflow.messaging.observe.PublishTracing;
import dev.evenflow.messaging.provision.Provisioner;
import io.nats.client.api.PublishAck;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.mapper.PayloadMapper;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.publisher.PublishListener;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Publishes the messages of a channel in their order without waiting for one acknowledgement before the next message.
 * A message is acked when JetStream has stored it and nacked with a {@link PublishRejectedException} or a
 * {@link PublishFailedException} otherwise; the channel goes on either way.
 */
@ApplicationScoped
public class PipelinedPublisher {

    private static final Logger LOG = Logger.getLogger(PipelinedPublisher.class);

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
                                subscriber,
                                (message, done) -> new Publication<>(message, listener, done).send(subject),
                                maxInFlight)));
    }

    public <T> Uni<Message<T>> publish(Message<T> message, String subject, PublishListener<T> listener) {
        return Uni.createFrom()
                .emitter(sent -> new Publication<>(message, listener, () -> sent.complete(message)).send(subject));
    }

    /** A channel's message on its way. No reactive operator per message: their cost would be most of it. */
    private final class Publication<T> implements Receipt {

        private final Message<T> message;
        private final PublishListener<T> listener;
        private final Runnable done;
        private PublishSpan span = PublishSpan.NONE;

        Publication(Message<T> message, PublishListener<T> listener, Runnable done) {
            this.message = message;
            this.listener = listener;
            this.done = done;
        }

        void send(String subject) {
            try {
                var wire = WireMessage.of(message, subject, payloads);
                span = tracing.begin(wire);
                inFlight.send(span.carriedBy(wire), this);
            } catch (RuntimeException e) { // the payload cannot be serialised
                failed(e);
            }
        }

        @Override
        public void stored(PublishAck ack) {
            span.end(null);
            outcomes.accepted(ack.isDuplicate());
            listener.onPublished(message);
            settle(message.ack());
        }

        @Override
        public void failed(Throwable why) {
            var reason = PublishFailures.classify(why);
            span.end(reason);
            if (reason instanceof PublishRejectedException) {
                outcomes.rejected();
            } else {
                outcomes.failed();
                provisioner.provision(); // perhaps the stream is gone
            }
            settle(message.nack(reason));
        }

        private void settle(CompletionStage<Void> settled) {
            settled.whenComplete((nothing, failure) -> {
                if (failure != null) {
                    LOG.warn("The sender of a message failed to hear what became of it", failure);
                }
                done.run();
            });
        }
    }
}

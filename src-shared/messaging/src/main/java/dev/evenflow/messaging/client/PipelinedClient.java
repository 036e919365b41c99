package dev.evenflow.messaging.client;

import dev.evenflow.messaging.consume.Subscriptions;
import dev.evenflow.messaging.publish.PipelinedPublisher;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.Client;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.consumer.ConsumerConfiguration;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.consumer.ConsumerListener;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.consumer.PullConfiguration;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.publisher.PublishListener;
import io.quarkiverse.reactive.messaging.nats.jetstream.processors.publisher.MessagePublisherProcessor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * The stock client with its hot paths replaced: publishing is pipelined, pull consumers hand over {@code EventBatch}es.
 * Channels, configuration names and every other operation stay those of the connector.
 */
@Decorator
@Priority(100)
public abstract class PipelinedClient implements Client {

    private final PipelinedPublisher publisher;
    private final Subscriptions subscriptions;

    PipelinedClient(@Any @Delegate Client delegate, PipelinedPublisher publisher, Subscriptions subscriptions) {
        this.publisher = publisher;
        this.subscriptions = subscriptions;
    }

    @Override
    public <T> Uni<Message<T>> publish(Message<T> message, String stream, String subject, PublishListener<T> listener) {
        return publisher.publish(message, subject, listener);
    }

    @Override
    public <T> Multi<Message<T>> publish(
            Multi<Message<T>> messages, String stream, String subject, PublishListener<T> listener) {
        return publisher.publish(messages, subject, listener);
    }

    /** The channel's payload is an {@code EventBatch}, whatever {@code T} the connector infers. */
    @Override
    @SuppressWarnings("unchecked")
    public <T> Multi<Message<T>> subscribe(
            ConsumerConfiguration<T> consumer, PullConfiguration pull, ConsumerListener<T> listener) {
        return (Multi<Message<T>>) (Multi<?>) subscriptions.batches(channel(consumer, listener), consumer, pull);
    }

    private static String channel(ConsumerConfiguration<?> consumer, ConsumerListener<?> listener) {
        return listener instanceof MessagePublisherProcessor<?> processor ? processor.channel() : consumer.name();
    }
}

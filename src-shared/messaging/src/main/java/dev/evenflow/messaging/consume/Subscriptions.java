package dev.evenflow.messaging.consume;

import dev.evenflow.messaging.MessagingConfig;
import dev.evenflow.messaging.provision.Provisioner;
import io.nats.client.ConsumeOptions;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.consumer.ConsumerConfiguration;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.consumer.PullConfiguration;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Subscribes channels to durable pull consumers, and ends all of it in order. */
@ApplicationScoped
public class Subscriptions {

    private static final Logger LOG = Logger.getLogger(Subscriptions.class);

    private final Vertx vertx;
    private final Provisioner provisioner;
    private final MessageReader reader;
    private final MessagingConfig config;
    private final List<Active> active = new CopyOnWriteArrayList<>();

    Subscriptions(Vertx vertx, Provisioner provisioner, MessageReader reader, MessagingConfig config) {
        this.vertx = vertx;
        this.provisioner = provisioner;
        this.reader = reader;
        this.config = config;
    }

    /** Batches of events from a consumer; never fails, never completes, and takes up again after every outage. */
    public Multi<Message<EventBatch>> batches(ConsumerConfiguration<?> consumer, PullConfiguration pull) {
        return Multi.createFrom().publisher(subscriber -> subscribe(subscriber, consumer, pull));
    }

    /** Stops pulling, lets the batches being handled finish, gives the rest back to the broker. Blocking. */
    public void drain() {
        active.forEach(one -> one.pulling().stop());
        var idle = active.stream()
                .map(one -> one.subscription().stop().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(idle).get(config.drainTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("A batch was not finished in time; it is delivered again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void subscribe(
            Flow.Subscriber<? super Message<EventBatch>> subscriber,
            ConsumerConfiguration<?> consumer,
            PullConfiguration pull) {
        var subscription = new BatchSubscription(
                vertx.getOrCreateContext(),
                subscriber,
                Redelivery.of(config),
                config.batch().maxSize());
        var options = ConsumeOptions.builder()
                .batchSize(pull.batchSize())
                .expiresIn(pull.maxExpires().toMillis())
                .build();
        var pulling = new Pulling(
                consumer.stream(),
                consumer.name(),
                options,
                message -> bring(message, subscription),
                vertx,
                provisioner);
        active.add(new Active(pulling, subscription));
        subscriber.onSubscribe(subscription);
        pulling.start();
    }

    private void bring(io.nats.client.Message message, BatchSubscription subscription) throws InterruptedException {
        var delivery = reader.read(message);
        if (delivery.isPresent()) {
            subscription.bring(delivery.get());
        }
    }

    private record Active(Pulling pulling, BatchSubscription subscription) {}
}

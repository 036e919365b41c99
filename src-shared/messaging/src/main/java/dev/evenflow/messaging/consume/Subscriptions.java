package dev.evenflow.messaging.consume;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.messaging.MessagingConfig;
import dev.evenflow.messaging.connection.BrokerConnection;
import dev.evenflow.messaging.deadletter.DeadLetterPublisher;
import dev.evenflow.messaging.observe.ConsumerObservations;
import dev.evenflow.messaging.parking.LetterIndex;
import dev.evenflow.messaging.provision.Provisioner;
import io.nats.client.ConsumeOptions;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.consumer.ConsumerConfiguration;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.consumer.PullConfiguration;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
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
    private final BrokerConnection broker;
    private final Provisioner provisioner;
    private final MessageReader reader;
    private final DeadLetterPublisher letters;
    private final MessageOutcomes outcomes;
    private final StoreOutages outages;
    private final LetterIndex index;
    private final ConsumerObservations observations;
    private final MessagingConfig config;
    private final List<Active> active = new CopyOnWriteArrayList<>();

    Subscriptions(
            Vertx vertx,
            BrokerConnection broker,
            Provisioner provisioner,
            MessageReader reader,
            DeadLetterPublisher letters,
            MessageOutcomes outcomes,
            StoreOutages outages,
            LetterIndex index,
            ConsumerObservations observations,
            MessagingConfig config) {
        this.vertx = vertx;
        this.broker = broker;
        this.provisioner = provisioner;
        this.reader = reader;
        this.letters = letters;
        this.outcomes = outcomes;
        this.outages = outages;
        this.index = index;
        this.observations = observations;
        this.config = config;
    }

    /** Batches of events from a consumer; never fails, never completes, and takes up again after every outage. */
    public Multi<Message<EventBatch>> batches(
            String channel, ConsumerConfiguration<?> consumer, PullConfiguration pull) {
        return Multi.createFrom().publisher(subscriber -> subscribe(subscriber, channel, consumer, pull));
    }

    /**
     * Hands an event to the consumer of a channel, alone, between the batches that are delivered. Completes when it is
     * applied; fails with a {@link RedriveFailedException} when it is not, or the channel has no consumer here.
     */
    public Uni<Void> redrive(String channel, Envelope<?> envelope) {
        var delivery = new RedrivenDelivery(envelope, outcomes);
        active.stream()
                .filter(one -> one.channel().equals(channel))
                .findFirst()
                .ifPresentOrElse(
                        one -> one.redrive(delivery),
                        () -> delivery.fail(new RedriveFailedException("nothing consumes channel " + channel)));
        return Uni.createFrom().completionStage(delivery.applied());
    }

    /** Stops pulling, lets the batches being handled finish, gives the rest back to the broker. Blocking. */
    public void drain() {
        active.forEach(one -> one.pulling().stop());
        active.forEach(one -> one.predecessors().giveBack());
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
            String channel,
            ConsumerConfiguration<?> consumer,
            PullConfiguration pull) {
        var subscription = new BatchSubscription(
                vertx.getOrCreateContext(), subscriber, config.batch().maxSize(), observations.of(channel, consumer));
        var redelivery = redelivery(consumer);
        var settlement = new Settlement(channel, consumer.name(), redelivery, outages, letters, outcomes);
        var predecessors = new Predecessors(
                channel, consumer, settlement, subscription::bringAlone, index, redelivery, config.parking(), vertx);
        var pulling = new Pulling(
                consumer.stream(),
                consumer.name(),
                options(pull),
                message -> bring(reader.read(message, settlement, predecessors), subscription),
                vertx,
                broker,
                provisioner);
        active.add(new Active(channel, pulling, subscription, predecessors));
        subscriber.onSubscribe(subscription);
        provisioner.onReady(new DeliveryAdvisories(consumer.stream(), consumer.name(), settlement)::watch);
        pulling.start();
    }

    private Redelivery redelivery(ConsumerConfiguration<?> consumer) {
        var maxDeliver = consumer.maxDeliver().filter(limit -> limit > 0).orElse(Long.MAX_VALUE);
        return Redelivery.of(config.redelivery(), maxDeliver);
    }

    private static ConsumeOptions options(PullConfiguration pull) {
        return ConsumeOptions.builder()
                .batchSize(pull.batchSize())
                .expiresIn(pull.maxExpires().toMillis())
                .build();
    }

    private static void bring(Optional<JetStreamDelivery> delivery, BatchSubscription subscription)
            throws InterruptedException {
        if (delivery.isPresent()) {
            subscription.bring(delivery.get());
        }
    }

    private record Active(String channel, Pulling pulling, BatchSubscription subscription, Predecessors predecessors) {

        /** What waits for the redriven event follows it. */
        void redrive(RedrivenDelivery delivery) {
            var unused = delivery.applied()
                    .thenRun(() -> predecessors.settled(delivery.envelope().aggregateId()));
            subscription.bringAlone(delivery);
        }
    }
}

package dev.evenflow.messaging.consume;

import dev.evenflow.messaging.MessagingConfig;
import dev.evenflow.messaging.deadletter.DeadLetterReason;
import dev.evenflow.messaging.deadletter.LetterPlace;
import dev.evenflow.messaging.parking.LetterIndex;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.consumer.ConsumerConfiguration;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What becomes of events of one channel that cannot be applied before an earlier one of their aggregate. Where that one is
 * a dead letter they become dead letters, too. Otherwise they are held, unacknowledged, and the broker is told that they
 * are in progress, so that waiting is no further delivery and never counts as a failed attempt. The lowest version of each
 * aggregate is handed to the consumer again after a growing delay, and all of them, in order, once an event of the
 * aggregate was applied here.
 */
final class Predecessors {

    private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    /** What a JetStream server assumes where a consumer does not say. */
    private static final long DEFAULT_MAX_ACK_PENDING = 1_000;

    private static final Duration DEFAULT_ACK_WAIT = Duration.ofSeconds(30);

    private final String channel;
    private final Settlement settlement;
    private final Consumer<Arrival> handOver;
    private final LetterIndex letters;
    private final Redelivery redelivery;
    private final Vertx vertx;
    private final Duration patience;
    private final Duration signOfLife;
    private final Holding holding;
    private final Appointments appointments;
    private final AtomicBoolean keepingAlive = new AtomicBoolean();

    Predecessors(
            String channel,
            ConsumerConfiguration<?> consumer,
            Settlement settlement,
            Consumer<Arrival> handOver,
            LetterIndex letters,
            Redelivery redelivery,
            MessagingConfig.Parking config,
            Vertx vertx) {
        this.channel = channel;
        this.settlement = settlement;
        this.handOver = handOver;
        this.letters = letters;
        this.redelivery = redelivery;
        this.vertx = vertx;
        this.patience = config.patience();
        this.signOfLife = consumer.ackWait().orElse(DEFAULT_ACK_WAIT).dividedBy(3);
        this.holding = new Holding(limit(config, consumer));
        this.appointments = new Appointments(vertx, this::handOverFirst);
    }

    /** Half of what the broker delivers without an acknowledgement is left to aggregates that get on. */
    private static int limit(MessagingConfig.Parking config, ConsumerConfiguration<?> consumer) {
        var pending = consumer.maxAckPending().filter(most -> most > 0).orElse(DEFAULT_MAX_ACK_PENDING);
        return Math.toIntExact(Math.clamp(pending / 2, 1, config.maxWaiting()));
    }

    /**
     * The consumer cannot apply the event yet.
     *
     * @param applied the version of its aggregate that was applied last
     */
    CompletionStage<Void> await(JetStreamDelivery delivery, long applied) {
        var held = delivery.held(applied, System.nanoTime());
        var letter = letters.firstBetween(channel, applied, held.event());
        if (letter.isPresent()) {
            return giveUp(held, DeadLetterReason.PARKED, missing(held) + behind(letter.get()));
        }
        if (held.waited().isLongerThan(patience, System.nanoTime())) {
            return giveUp(held, DeadLetterReason.GAP, missing(held) + ", which has not come within " + patience);
        }
        if (!holding.hold(held)) {
            return giveUp(held, DeadLetterReason.GAP, missing(held) + ", and too many events wait");
        }
        keepAlive();
        appointments.make(held.aggregateId(), redelivery.after(held.waited().times()));
        return DONE;
    }

    /** An event of the aggregate was applied, or given up: what waits for it is handed to the consumer, in order. */
    void settled(String aggregateId) {
        if (!holding.isEmpty()) {
            holding.take(aggregateId).forEach(this::handOver);
        }
    }

    /** The service stops. */
    void giveBack() {
        holding.takeAll().forEach(held -> settlement.giveBack(held.message()));
    }

    private CompletionStage<Void> giveUp(Held held, DeadLetterReason reason, String detail) {
        return settlement.deadLetter(held.message(), reason, detail).thenRun(() -> settled(held.aggregateId()));
    }

    /** The rest is not forgotten should this one fail, be delivered to another instance and be applied there. */
    private void handOverFirst(String aggregateId) {
        holding.takeFirst(aggregateId).ifPresent(first -> {
            if (holding.holds(aggregateId)) {
                appointments.make(aggregateId, redelivery.after(first.waited().times() + 1L));
            }
            handOver(first);
        });
    }

    private void handOver(Held held) {
        handOver.accept(new JetStreamDelivery(held.message(), held.envelope(), settlement, this, held.waited()));
    }

    private void keepAlive() {
        if (keepingAlive.compareAndSet(false, true)) {
            vertx.setPeriodic(
                    Math.max(1, signOfLife.toMillis()),
                    timer -> holding.all().forEach(held -> settlement.inProgress(held.message())));
        }
    }

    private static String missing(Held held) {
        return "waits for version %d of %s"
                .formatted(held.waited().applied() + 1, held.envelope().aggregateId());
    }

    private static String behind(LetterPlace letter) {
        return " behind dead letter " + letter.id();
    }
}

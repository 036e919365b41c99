package dev.evenflow.messaging.consume;

import dev.evenflow.messaging.deadletter.DeadLetterPublisher;
import dev.evenflow.messaging.deadletter.DeadLetterReason;
import dev.evenflow.messaging.deadletter.Original;
import dev.evenflow.messaging.deadletter.Undeliverable;
import io.nats.client.Message;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * What becomes of the messages of one channel: acknowledged, delivered again, or dead-lettered. A message is taken off
 * its consumer only after its effect, or its dead letter, is stored. Acknowledgements are sent and not waited for.
 */
final class Settlement {

    private static final Logger LOG = Logger.getLogger(Settlement.class);
    private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    private final String channel;
    private final String consumer;
    private final Redelivery redelivery;
    private final StoreOutages outages;
    private final DeadLetterPublisher letters;
    private final MessageOutcomes outcomes;
    private volatile long lastSuccess = System.nanoTime();

    Settlement(
            String channel,
            String consumer,
            Redelivery redelivery,
            StoreOutages outages,
            DeadLetterPublisher letters,
            MessageOutcomes outcomes) {
        this.channel = channel;
        this.consumer = consumer;
        this.redelivery = redelivery;
        this.outages = outages;
        this.letters = letters;
        this.outcomes = outcomes;
    }

    CompletionStage<Void> applied(Message message) {
        lastSuccess = System.nanoTime();
        answer(message::ack);
        outcomes.applied();
        return DONE;
    }

    void skipped(Message message) {
        answer(message::ack);
        outcomes.skipped();
    }

    boolean isSuspicious(Message message) {
        return redelivery.isSuspicious(attempt(message));
    }

    CompletionStage<Void> failed(Message message, Throwable failure) {
        if (isExhausted(attempt(message), failure)) {
            return deadLetter(message, DeadLetterReason.EXHAUSTED, failure.toString());
        }
        retry(message);
        return DONE;
    }

    /** Attempts may be many through no fault of the event: a broker that crashed has forgotten acknowledgements. */
    private boolean isExhausted(long attempt, Throwable failure) {
        return outages.areBehind(failure)
                ? redelivery.isExhaustedInOutage(attempt)
                : redelivery.isExhausted(attempt, Duration.ofNanos(System.nanoTime() - lastSuccess));
    }

    /** Stores a dead letter and then ends the message; while the letter cannot be stored, the message comes again. */
    CompletionStage<Void> deadLetter(Message message, DeadLetterReason reason, String detail) {
        return store(Original.delivered(message), reason, detail, attempt(message))
                .invoke(() -> answer(message::term))
                .onFailure()
                .invoke(failure -> notStored(message, failure))
                .onFailure()
                .recoverWithNull()
                .subscribeAsCompletionStage();
    }

    /** Stores a dead letter of a message that the broker delivers no more, however long that takes. */
    Uni<Void> gaveUp(Original original, long attempts) {
        return store(
                        original,
                        DeadLetterReason.UNDELIVERED,
                        "delivered " + attempts + " times, never settled",
                        attempts)
                .onFailure()
                .retry()
                .withBackOff(redelivery.delay(), redelivery.maxDelay())
                .indefinitely();
    }

    void giveBack(Message message) {
        answer(() -> message.nakWithDelay(redelivery.delay()));
    }

    /** It is neither applied nor failed: the broker's acknowledgement wait begins anew. */
    void inProgress(Message message) {
        answer(message::inProgress);
    }

    private Uni<Void> store(Original original, DeadLetterReason reason, String detail, long attempts) {
        return letters.publish(new Undeliverable(original, channel, consumer, reason, detail, attempts))
                .invoke(outcomes::deadLettered);
    }

    private void notStored(Message message, Throwable failure) {
        LOG.warnf(
                "Message %d of %s cannot be dead-lettered yet: %s",
                message.metaData().streamSequence(), message.metaData().getStream(), failure.getMessage());
        retry(message);
    }

    private void retry(Message message) {
        answer(() -> message.nakWithDelay(redelivery.after(attempt(message))));
        outcomes.retried();
    }

    /** How often it was delivered, from 1. */
    private static long attempt(Message message) {
        return message.metaData().deliveredCount();
    }

    /** An answer that cannot be sent is no loss: the message is delivered again after the acknowledgement wait. */
    private static void answer(Runnable answer) {
        try {
            answer.run();
        } catch (IllegalStateException e) {
            LOG.debugf("Not answered, NATS is away: %s", e.getMessage());
        }
    }
}

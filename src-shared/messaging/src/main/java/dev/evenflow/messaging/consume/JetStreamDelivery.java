package dev.evenflow.messaging.consume;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.messaging.deadletter.DeadLetterReason;
import io.nats.client.Message;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A delivery that stands for a JetStream message. */
final class JetStreamDelivery implements Arrival {

    private static final long READY = -1;

    private final Message message;
    private final Envelope<?> envelope;
    private final Settlement settlement;
    private final Predecessors predecessors;
    private final @Nullable Wait waited;
    private volatile @Nullable String rejection;
    private volatile @Nullable Throwable ownFailure;
    private volatile long awaitsSuccessorOf = READY;

    /**
     * @param waited when it is handed out again after waiting for an earlier event
     */
    JetStreamDelivery(
            Message message,
            Envelope<?> envelope,
            Settlement settlement,
            Predecessors predecessors,
            @Nullable Wait waited) {
        this.message = message;
        this.envelope = envelope;
        this.settlement = settlement;
        this.predecessors = predecessors;
        this.waited = waited;
    }

    @Override
    public Envelope<?> envelope() {
        return envelope;
    }

    @Override
    public void reject(String reason) {
        rejection = reason;
    }

    @Override
    public void retry(Throwable failure) {
        ownFailure = failure;
    }

    @Override
    public void awaitPredecessor(long applied) {
        awaitsSuccessorOf = Math.max(0, applied);
    }

    @Override
    public boolean isRejected() {
        return rejection != null || ownFailure != null;
    }

    @Override
    public Optional<String> traceparent() {
        return Optional.ofNullable(message.getHeaders())
                .map(headers -> headers.getFirst("traceparent"))
                .or(Arrival.super::traceparent);
    }

    @Override
    public boolean isSuspicious() {
        return !isAnswered() && settlement.isSuspicious(message);
    }

    @Override
    public CompletionStage<Void> settle() {
        var reason = rejection;
        var failure = ownFailure;
        if (reason == null && failure != null) {
            return settlement.failed(message, failure);
        }
        var applied = awaitsSuccessorOf;
        if (reason == null && applied != READY) {
            return predecessors.await(this, applied);
        }
        var settled = reason == null
                ? settlement.applied(message)
                : settlement.deadLetter(message, DeadLetterReason.REJECTED, reason);
        predecessors.settled(envelope.aggregateId());
        return settled;
    }

    @Override
    public CompletionStage<Void> fail(Throwable failure) {
        return isAnswered() ? settle() : settlement.failed(message, failure);
    }

    @Override
    public void giveBack() {
        settlement.giveBack(message);
    }

    /** It waits, once more if it did before. */
    Held held(long applied, long now) {
        return new Held(message, envelope, waited == null ? Wait.begin(now, applied) : waited.again(applied));
    }

    /** Whether the consumer has said what is to become of it, whatever becomes of its batch. */
    private boolean isAnswered() {
        return isRejected() || awaitsSuccessorOf != READY;
    }
}

package dev.evenflow.messaging.consume;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.messaging.deadletter.DeadLetterReason;
import io.nats.client.Message;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A delivery that stands for a JetStream message. */
final class JetStreamDelivery implements Arrival {

    private final Message message;
    private final Envelope<?> envelope;
    private final Settlement settlement;
    private volatile @Nullable String rejection;

    JetStreamDelivery(Message message, Envelope<?> envelope, Settlement settlement) {
        this.message = message;
        this.envelope = envelope;
        this.settlement = settlement;
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
    public boolean isRejected() {
        return rejection != null;
    }

    @Override
    public Optional<String> traceparent() {
        return Optional.ofNullable(message.getHeaders())
                .map(headers -> headers.getFirst("traceparent"))
                .or(Arrival.super::traceparent);
    }

    @Override
    public boolean isSuspicious() {
        return rejection == null && settlement.isSuspicious(message);
    }

    @Override
    public CompletionStage<Void> settle() {
        var reason = rejection;
        return reason == null
                ? settlement.applied(message)
                : settlement.deadLetter(message, DeadLetterReason.REJECTED, reason);
    }

    @Override
    public CompletionStage<Void> fail(Throwable failure) {
        return rejection == null ? settlement.failed(message, failure) : settle();
    }

    @Override
    public void giveBack() {
        settlement.giveBack(message);
    }
}

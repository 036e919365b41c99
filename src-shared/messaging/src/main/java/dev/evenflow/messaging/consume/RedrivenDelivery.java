package dev.evenflow.messaging.consume;

import dev.evenflow.contracts.Envelope;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A delivery that stands for a dead letter. It has one attempt, alone, and whoever redrives it hears what became of it. */
final class RedrivenDelivery implements Arrival {

    private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    private final Envelope<?> envelope;
    private final MessageOutcomes outcomes;
    private final CompletableFuture<Void> applied = new CompletableFuture<>();
    private volatile @Nullable RedriveFailedException refusal;

    RedrivenDelivery(Envelope<?> envelope, MessageOutcomes outcomes) {
        this.envelope = envelope;
        this.outcomes = outcomes;
    }

    /** Completes when the event is applied, fails when it is not. */
    CompletableFuture<Void> applied() {
        return applied;
    }

    @Override
    public Envelope<?> envelope() {
        return envelope;
    }

    @Override
    public void reject(String reason) {
        refusal = new RedriveFailedException("rejected: " + reason);
    }

    @Override
    public void retry(Throwable failure) {
        refusal = failed(failure);
    }

    @Override
    public void awaitPredecessor(long applied) {
        refusal = new PredecessorMissingException(envelope.aggregateId(), applied);
    }

    @Override
    public boolean isRejected() {
        return refusal != null;
    }

    @Override
    public boolean isSuspicious() {
        return false;
    }

    @Override
    public CompletionStage<Void> settle() {
        var refused = refusal;
        if (refused == null) {
            outcomes.applied();
            applied.complete(null);
        } else {
            applied.completeExceptionally(refused);
        }
        return DONE;
    }

    @Override
    public CompletionStage<Void> fail(Throwable failure) {
        var refused = refusal;
        applied.completeExceptionally(refused == null ? failed(failure) : refused);
        return DONE;
    }

    @Override
    public void giveBack() {
        applied.completeExceptionally(new RedriveFailedException("the service stops"));
    }

    private static RedriveFailedException failed(Throwable failure) {
        return new RedriveFailedException(String.valueOf(failure.getMessage()));
    }
}

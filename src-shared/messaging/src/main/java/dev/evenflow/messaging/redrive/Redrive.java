package dev.evenflow.messaging.redrive;

import dev.evenflow.contracts.Decoded;
import dev.evenflow.contracts.Decoded.Known;
import dev.evenflow.contracts.Decoded.UnknownType;
import dev.evenflow.contracts.Decoded.Unreadable;
import dev.evenflow.contracts.EventCodec;
import dev.evenflow.messaging.MessagingConfig;
import dev.evenflow.messaging.consume.PredecessorMissingException;
import dev.evenflow.messaging.consume.RedriveFailedException;
import dev.evenflow.messaging.consume.Subscriptions;
import dev.evenflow.messaging.deadletter.DeadLetter;
import dev.evenflow.messaging.deadletter.DeadLetters;
import dev.evenflow.messaging.deadletter.LetterPlace;
import dev.evenflow.messaging.parking.LetterIndex;
import dev.evenflow.messaging.redrive.Redriven.Absent;
import dev.evenflow.messaging.redrive.Redriven.Applied;
import dev.evenflow.messaging.redrive.Redriven.Failed;
import dev.evenflow.messaging.redrive.Redriven.Waiting;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Hands dead letters to this service's own consumer of their channel, as if they had just been delivered: nothing is
 * published, so no other consumer sees them again. A letter is deleted after its event was applied, and stays otherwise;
 * a crash in between leaves a letter whose event was applied, which consumers are to expect of every delivery.
 */
@ApplicationScoped
public class Redrive {

    private final DeadLetters letters;
    private final Subscriptions subscriptions;
    private final LetterIndex index;
    private final Duration timeout;
    private final EventCodec codec = new EventCodec();

    Redrive(DeadLetters letters, Subscriptions subscriptions, LetterIndex index, MessagingConfig config) {
        this.letters = letters;
        this.subscriptions = subscriptions;
        this.index = index;
        this.timeout = config.deadLetters().redriveTimeout();
    }

    public Uni<Redriven> one(long id) {
        return letters.find(id)
                .chain(found -> found.map(this::redrive)
                        .orElseGet(() -> Uni.createFrom().item(new Absent(id))));
    }

    /**
     * One after the other in the order in which their originals were published, those of one aggregate by version; again and
     * again until nothing more can be applied. What is parked meanwhile is redriven with the rest.
     */
    public Uni<List<Redriven>> all() {
        return passes(new RedriveRun());
    }

    private Uni<List<Redriven>> passes(RedriveRun run) {
        return letters.places(Long.MAX_VALUE)
                .map(run::next)
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().item(run.outcomes())
                        : pass(run, due).chain(() -> passes(run)));
    }

    private Uni<Void> pass(RedriveRun run, List<LetterPlace> due) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(
                        letter -> outcome(run, letter).invoke(outcome -> run.record(letter, outcome)))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Redriven> outcome(RedriveRun run, LetterPlace letter) {
        return run.unless(letter).map(known -> Uni.createFrom().item(known)).orElseGet(() -> one(letter.id()));
    }

    private Uni<Redriven> redrive(DeadLetter letter) {
        return letters.originalBody(letter)
                .chain(body -> apply(letter, body))
                .chain(() -> letters.delete(letter.id()))
                .<Redriven>map(deleted -> new Applied(letter.id()))
                .onFailure(RedriveFailedException.class)
                .recoverWithItem(failure -> notApplied(letter, failure));
    }

    private Uni<Void> apply(DeadLetter letter, Optional<byte[]> body) {
        return body.map(bytes -> apply(letter.channel(), codec.decode(bytes)))
                .orElseGet(() -> failed("the original was too large to be kept and is no longer in its stream"));
    }

    private Uni<Void> apply(String channel, Decoded decoded) {
        return switch (decoded) {
            case Known known ->
                subscriptions
                        .redrive(channel, known.envelope())
                        .ifNoItem()
                        .after(timeout)
                        .failWith(() -> new RedriveFailedException("not applied within " + timeout));
            case UnknownType unknown -> failed("unknown type: " + unknown.type());
            case Unreadable unreadable ->
                failed(unreadable.reason().name().toLowerCase(Locale.ROOT) + ": " + unreadable.detail());
        };
    }

    private Redriven notApplied(DeadLetter letter, Throwable failure) {
        var reason = String.valueOf(failure.getMessage());
        return failure instanceof PredecessorMissingException missing
                ? new Waiting(letter.id(), reason + behind(letter, missing.applied()))
                : new Failed(letter.id(), reason);
    }

    private String behind(DeadLetter letter, long applied) {
        return LetterPlace.of(letter.id(), letter.message().getHeaders())
                .event()
                .flatMap(event -> index.firstBetween(letter.channel(), applied, event))
                .map(first -> " behind dead letter " + first.id())
                .orElse("");
    }

    private static Uni<Void> failed(String reason) {
        return Uni.createFrom().failure(new RedriveFailedException(reason));
    }
}

package dev.evenflow.messaging.redrive;

import dev.evenflow.contracts.Decoded;
import dev.evenflow.contracts.Decoded.Known;
import dev.evenflow.contracts.Decoded.UnknownType;
import dev.evenflow.contracts.Decoded.Unreadable;
import dev.evenflow.contracts.EventCodec;
import dev.evenflow.messaging.MessagingConfig;
import dev.evenflow.messaging.consume.RedriveFailedException;
import dev.evenflow.messaging.consume.Subscriptions;
import dev.evenflow.messaging.deadletter.DeadLetter;
import dev.evenflow.messaging.deadletter.DeadLetters;
import dev.evenflow.messaging.redrive.Redriven.Absent;
import dev.evenflow.messaging.redrive.Redriven.Applied;
import dev.evenflow.messaging.redrive.Redriven.Failed;
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
    private final Duration timeout;
    private final EventCodec codec = new EventCodec();

    Redrive(DeadLetters letters, Subscriptions subscriptions, MessagingConfig config) {
        this.letters = letters;
        this.subscriptions = subscriptions;
        this.timeout = config.deadLetters().redriveTimeout();
    }

    public Uni<Redriven> one(long id) {
        return letters.find(id)
                .chain(found -> found.map(this::redrive)
                        .orElseGet(() -> Uni.createFrom().item(new Absent(id))));
    }

    /** Those there are now, one after the other in the order in which their originals were published. */
    public Uni<List<Redriven>> all() {
        return letters.asPublished()
                .onItem()
                .transformToMulti(places -> Multi.createFrom().iterable(places))
                .onItem()
                .transformToUniAndConcatenate(place -> one(place.id()))
                .collect()
                .asList();
    }

    private Uni<Redriven> redrive(DeadLetter letter) {
        return letters.originalBody(letter)
                .chain(body -> apply(letter, body))
                .chain(() -> letters.delete(letter.id()))
                .<Redriven>map(deleted -> new Applied(letter.id()))
                .onFailure(RedriveFailedException.class)
                .recoverWithItem(failure -> new Failed(letter.id(), String.valueOf(failure.getMessage())));
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

    private static Uni<Void> failed(String reason) {
        return Uni.createFrom().failure(new RedriveFailedException(reason));
    }
}

package dev.evenflow.messaging.redrive;

import dev.evenflow.messaging.deadletter.AggregateVersion;
import dev.evenflow.messaging.deadletter.DeadLetterReason;
import dev.evenflow.messaging.deadletter.DeadLetters;
import dev.evenflow.messaging.deadletter.LetterPlace;
import dev.evenflow.messaging.deadletter.LetterStored;
import dev.evenflow.messaging.parking.LetterIndex;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Looks after events that were parked while another instance redrove the one they wait for: that redrive may have read the
 * list of letters just before. Having stored the letter, this instance looks whether the letter before it is still there;
 * if it is, whoever redrives that one finds this one, too, and if not, this one is redriven at once.
 */
@ApplicationScoped
class Orphans {

    private static final Logger LOG = Logger.getLogger(Orphans.class);

    private final DeadLetters letters;
    private final LetterIndex index;
    private final Redrive redrive;

    Orphans(DeadLetters letters, LetterIndex index, Redrive redrive) {
        this.letters = letters;
        this.index = index;
        this.redrive = redrive;
    }

    void lookAfter(@Observes LetterStored stored) {
        if (stored.letter().reason().equals(DeadLetterReason.PARKED.wireName())) {
            stored.letter().event().ifPresent(event -> lookAfter(stored.letter(), event));
        }
    }

    private void lookAfter(LetterPlace letter, AggregateVersion event) {
        index.lastBefore(letter.channel(), event)
                .map(before -> isGone(before.id()))
                .orElseGet(() -> Uni.createFrom().item(true))
                .onItem()
                .transformToUni(gone -> gone
                        ? redrive.one(letter.id()).replaceWithVoid()
                        : Uni.createFrom().voidItem())
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf("Not redriven: %s", failure.getMessage()));
    }

    private Uni<Boolean> isGone(long id) {
        return letters.find(id).map(found -> {
            if (found.isEmpty()) {
                index.forget(id);
            }
            return found.isEmpty();
        });
    }
}

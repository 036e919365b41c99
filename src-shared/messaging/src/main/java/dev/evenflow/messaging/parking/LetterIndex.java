package dev.evenflow.messaging.parking;

import dev.evenflow.messaging.MessagingConfig;
import dev.evenflow.messaging.deadletter.AggregateVersion;
import dev.evenflow.messaging.deadletter.DeadLetters;
import dev.evenflow.messaging.deadletter.LetterDeleted;
import dev.evenflow.messaging.deadletter.LetterPlace;
import dev.evenflow.messaging.deadletter.LetterStored;
import dev.evenflow.messaging.provision.Provisioner;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Remembers which aggregates of this service have dead letters. Nothing is read before a consumer first waits for an
 * earlier event; then the headers of stream {@code DEAD_LETTERS} are, and again after each reconnect and every
 * {@code evenflow.messaging.parking.refresh-interval}. In between this instance's own letters are added and removed as
 * it stores and deletes them, and those of others by {@link LetterNews}. So it may be behind for a moment: what it says is
 * a hint, to be asked again.
 */
@ApplicationScoped
public class LetterIndex {

    private static final Logger LOG = Logger.getLogger(LetterIndex.class);

    private final DeadLetters letters;
    private final Provisioner provisioner;
    private final Vertx vertx;
    private final MessagingConfig.Parking config;
    private final LetterMap known;
    private final AtomicBoolean inUse = new AtomicBoolean();
    private final AtomicInteger requests = new AtomicInteger();

    LetterIndex(DeadLetters letters, Provisioner provisioner, Vertx vertx, MessagingConfig config) {
        this.letters = letters;
        this.provisioner = provisioner;
        this.vertx = vertx;
        this.config = config.parking();
        this.known = new LetterMap(this.config.maxRemembered());
    }

    /** The first letter of the event's aggregate after the version that was applied last and before the event. */
    public Optional<LetterPlace> firstBetween(String channel, long applied, AggregateVersion event) {
        begin();
        return known.first(channel, event, applied);
    }

    /** The last letter of the event's aggregate before the event. */
    public Optional<LetterPlace> lastBefore(String channel, AggregateVersion event) {
        begin();
        return known.last(channel, event);
    }

    /** There is no such letter any more. */
    public void forget(long id) {
        known.remove(id);
    }

    void stored(@Observes LetterStored stored) {
        add(stored.letter());
    }

    void deleted(@Observes LetterDeleted deleted) {
        forget(deleted.id());
    }

    void add(LetterPlace letter) {
        if (inUse.get()) {
            known.add(letter);
        }
    }

    private void begin() {
        if (inUse.compareAndSet(false, true)) {
            vertx.setPeriodic(config.refreshInterval().toMillis(), timer -> refresh());
            provisioner.onReady(connection -> refresh());
        }
    }

    /** Calls while it is being read lead to one more reading after it. */
    private void refresh() {
        if (requests.getAndIncrement() == 0) {
            read();
        }
    }

    private void read() {
        var horizon = known.horizon();
        letters.places(config.maxRemembered())
                .onTermination()
                .invoke(this::readAgainIfAsked)
                .subscribe()
                .with(
                        found -> merge(found, horizon),
                        failure -> LOG.debugf("Dead letters cannot be read now: %s", failure.getMessage()));
    }

    private void merge(List<LetterPlace> found, long horizon) {
        var cutOff = found.size() == config.maxRemembered();
        if (cutOff) {
            LOG.warnf("More than %d dead letters: the newest are not remembered", found.size());
        }
        known.merge(found, cutOff ? Math.min(horizon, found.getLast().id()) : horizon);
    }

    private void readAgainIfAsked() {
        if (requests.getAndSet(0) > 1) {
            refresh();
        }
    }
}

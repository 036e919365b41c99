package dev.evenflow.notification.mail;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.notification.message.store.MailQueue;
import dev.evenflow.notification.message.store.QueuedMail;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes what is due from the queue, some mails at a time: a handful of queries for all of them. */
@ApplicationScoped
class MailRound {

    private final MailQueue queue;
    private final Addressing addressing;
    private final MailMetrics metrics;
    private final Recording recording;
    private final MailConfig config;
    private final EventIds claims = new EventIds();
    private final Clock clock = Clock.systemUTC();

    MailRound(MailQueue queue, Addressing addressing, MailMetrics metrics, Recording recording, MailConfig config) {
        this.queue = queue;
        this.addressing = addressing;
        this.metrics = metrics;
        this.recording = recording;
        this.config = config;
    }

    /**
     * What a round got.
     *
     * @param due how many mails were due, those that are not to be sent among them
     */
    record Taken(int due, List<ClaimedMail> claimed) {}

    Uni<Taken> take(int most) {
        return queue.due(clock.instant(), most).chain(this::claimed);
    }

    /** Mails of instances that are gone. */
    Uni<Void> giveUpAbandoned() {
        return queue.giveUpClaimedBefore(clock.instant().minus(config.lease()))
                .invoke(this::abandoned)
                .replaceWithVoid();
    }

    /** For another instance, or another time. */
    Uni<Void> giveBack(List<ClaimedMail> claimed) {
        var ids = claimed.stream().map(one -> one.mail().id()).toList();
        return claimed.isEmpty()
                ? Uni.createFrom().voidItem()
                : recording.insist(() -> queue.release(ids, claimed.getFirst().claim()));
    }

    private Uni<Taken> claimed(List<QueuedMail> due) {
        return due.isEmpty()
                ? Uni.createFrom().item(new Taken(0, List.of()))
                : addressing.addresses(due).chain(this::claimAll).map(claimed -> new Taken(due.size(), claimed));
    }

    private Uni<List<ClaimedMail>> claimAll(Map<UUID, String> addresses) {
        return addresses.isEmpty()
                ? Uni.createFrom().item(List.of())
                : claim(addresses, claims.next().toString());
    }

    /** A claim whose answer was lost may stand; nothing of it was sent. */
    private Uni<List<ClaimedMail>> claim(Map<UUID, String> addresses, String claim) {
        return queue.claim(addresses.keySet(), claim, clock.instant())
                .map(won -> won.stream()
                        .map(mail -> new ClaimedMail(mail, addresses.getOrDefault(mail.id(), ""), claim))
                        .toList())
                .onFailure()
                .call(() -> recording.insist(() -> queue.release(addresses.keySet(), claim)));
    }

    private void abandoned(long mails) {
        if (mails > 0) {
            Log.warnf("%d mails were being sent by an instance that is gone; nobody knows whether they were", mails);
            metrics.unknown(mails);
        }
    }
}

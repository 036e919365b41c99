package dev.evenflow.notification.mail;

import dev.evenflow.notification.message.domain.SendOutcome;
import dev.evenflow.notification.message.store.MailQueue;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Sends a mail that was claimed, and records how that ended. */
@ApplicationScoped
class Sending {

    private final Post post;
    private final MailQueue queue;
    private final Recording recording;
    private final MailMetrics metrics;
    private final Verdicts verdicts;
    private final Clock clock = Clock.systemUTC();

    Sending(Post post, MailQueue queue, Recording recording, MailMetrics metrics, MailConfig config) {
        this.post = post;
        this.queue = queue;
        this.recording = recording;
        this.metrics = metrics;
        this.verdicts = new Verdicts(config.backoff());
    }

    /** Never fails: what cannot be recorded becomes unknown when its time is over. */
    Uni<Void> send(ClaimedMail claimed) {
        return post.send(claimed.mail(), claimed.address())
                .chain(outcome -> settle(claimed, outcome))
                .onFailure()
                .invoke(failure -> Log.errorf(
                        "How mail %s ended is not recorded: %s", claimed.mail().id(), failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> settle(ClaimedMail claimed, SendOutcome outcome) {
        var settled = verdicts.of(outcome, claimed.mail().attempts(), clock.instant());
        return recording
                .insist(() -> queue.settle(claimed.mail(), claimed.claim(), settled))
                .invoke(() -> metrics.count(settled));
    }
}

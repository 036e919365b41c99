package dev.evenflow.notification.mail;

import dev.evenflow.notification.message.store.MailQueue;
import dev.evenflow.notification.message.store.QueuedMail;
import dev.evenflow.notification.message.store.Settled;
import dev.evenflow.notification.message.store.Untried;
import dev.evenflow.notification.user.domain.Recipient.Deleted;
import dev.evenflow.notification.user.domain.Recipient.Reachable;
import dev.evenflow.notification.user.domain.Recipient.Unheard;
import dev.evenflow.notification.user.store.UserNotificationReads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Finds where mails go, in the copy of the users. A user who is not known yet is asked for again later, a mail for a deleted
 * one is not sent.
 */
@ApplicationScoped
class Addressing {

    private final UserNotificationReads users;
    private final MailQueue queue;
    private final MailMetrics metrics;
    private final Verdicts verdicts;
    private final Clock clock = Clock.systemUTC();

    Addressing(UserNotificationReads users, MailQueue queue, MailMetrics metrics, MailConfig config) {
        this.users = users;
        this.queue = queue;
        this.metrics = metrics;
        this.verdicts = new Verdicts(config.backoff());
    }

    /** The addresses of those that can be sent, by their ids; completes when it is recorded what becomes of the others. */
    Uni<Map<UUID, String>> addresses(List<QueuedMail> mails) {
        return users.recipients(mails.stream().map(QueuedMail::userId).toList()).chain(recipients -> {
            var addresses = new HashMap<UUID, String>();
            var untried = new ArrayList<Untried>();
            for (var mail : mails) {
                switch (recipients.getOrDefault(mail.userId(), new Unheard())) {
                    case Reachable user -> addresses.put(mail.id(), user.email());
                    case Deleted user -> untried.add(new Untried(mail, new Settled.Skipped("the user is deleted")));
                    case Unheard user -> untried.add(new Untried(mail, later(mail)));
                }
            }
            return settle(untried).replaceWith(addresses);
        });
    }

    private Settled later(QueuedMail mail) {
        return verdicts.again("no user " + mail.userId() + " is known here", mail.attempts() + 1, clock.instant());
    }

    private Uni<Void> settle(List<Untried> untried) {
        return queue.settleUntried(untried).invoke(() -> untried.forEach(one -> metrics.count(one.settled())));
    }
}

package dev.evenflow.notification.mail;

import dev.evenflow.notification.message.domain.SendOutcome;
import dev.evenflow.notification.message.domain.SendOutcome.Sent;
import dev.evenflow.notification.message.domain.SendOutcome.Uncertain;
import dev.evenflow.notification.message.store.QueuedMail;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

/** Hands mails to the mailer and tells what became of them. */
@ApplicationScoped
class Post {

    /** The mock mailbox never forgets by itself. */
    private static final int MOST_MOCKED = 10_000;

    private final ReactiveMailer mailer;
    private final MockMailbox mocked;
    private final MailConfig config;

    /** The mailer is always called here: the mock mailbox is not thread-safe. */
    private final Context context;

    Post(ReactiveMailer mailer, MockMailbox mocked, MailConfig config, Vertx vertx) {
        this.mailer = mailer;
        this.mocked = mocked;
        this.config = config;
        this.context = vertx.getOrCreateContext();
    }

    /** Never fails. */
    Uni<SendOutcome> send(QueuedMail mail, String address) {
        return Uni.createFrom()
                .deferred(() -> handOver(mail, address))
                .runSubscriptionOn(command -> context.runOnContext(ignored -> command.run()))
                .ifNoItem()
                .after(config.sendTimeout())
                .fail()
                .onFailure()
                .recoverWithItem(this::outcome);
    }

    private Uni<SendOutcome> handOver(QueuedMail mail, String address) {
        if (mocked.getTotalMessagesSent() >= MOST_MOCKED) {
            mocked.clear();
        }
        // A mailbox that gets it twice can tell by this id.
        var letter = Mail.withText(address, mail.subject(), mail.body())
                .addHeader("Message-ID", "<" + mail.id() + "@evenflow>");
        return mailer.send(letter).replaceWith(new Sent());
    }

    private SendOutcome outcome(Throwable failure) {
        return failure instanceof TimeoutException
                ? new Uncertain("no answer within " + config.sendTimeout())
                : SendFailures.outcome(failure);
    }
}

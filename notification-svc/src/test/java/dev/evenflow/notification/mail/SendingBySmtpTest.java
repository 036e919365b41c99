package dev.evenflow.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.notification.NotConsuming;
import dev.evenflow.notification.message.domain.Message;
import dev.evenflow.notification.user.domain.UserChange.Tombstone;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NotConsuming.class)
class SendingBySmtpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Mails mails;

    @Inject
    MailDispatch dispatch;

    @Inject
    MeterRegistry metrics;

    @Test
    void mail_isSentOnce_asComposed() {
        mails.user(1, "one@example.com");

        var message = mails.tell(1);

        awaitStatus(message, "sent");
        assertThat(SmtpServer.takenFor("one@example.com"))
                .singleElement()
                .asString()
                .contains("Subject: Your order " + message.orderId() + " is confirmed")
                .contains("Message-ID: <" + message.id() + "@evenflow>")
                .contains("From: evenflow <no-reply@evenflow.invalid>")
                .contains("Total: 189.80");
    }

    @Test
    void mail_hasFailed_whenTheServerRefusesIt() {
        var failed = outcome("failed");
        mails.user(2, "refused@example.com");

        var message = mails.tell(2);

        awaitStatus(message, "failed");
        assertThat(mails.reason(message)).contains("recipient address not accepted");
        assertThat(SmtpServer.triesFor("refused@example.com")).isEqualTo(1);
        assertThat(outcome("failed") - failed).isEqualTo(1);
    }

    @Test
    void mail_isSent_whenTheServerTakesItLater() {
        var retried = outcome("retried");
        mails.user(3, "busy@example.com");

        var message = mails.tell(3);

        awaitStatus(message, "sent");
        assertThat(SmtpServer.triesFor("busy@example.com")).isEqualTo(3);
        assertThat(SmtpServer.takenFor("busy@example.com")).hasSize(1);
        assertThat(outcome("retried") - retried).isEqualTo(2);
    }

    @Test
    void mail_isUnknown_andNotSentAgain_whenNoAnswerComes() {
        mails.user(4, "slow@example.com");
        mails.user(5, "meanwhile@example.com");
        var slow = mails.tell(4);
        await().atMost(PATIENCE).until(() -> SmtpServer.triesFor("slow@example.com") == 1);
        assertThat(mails.status(slow)).isEqualTo("sending");

        awaitStatus(mails.tell(5), "sent"); // others are not held up
        awaitStatus(slow, "unknown");
        assertThat(mails.reason(slow)).isEqualTo("no answer within PT3S");
        SmtpServer.hurry();
        awaitStatus(mails.tell(5), "sent");
        assertThat(SmtpServer.triesFor("slow@example.com")).isEqualTo(1);
    }

    @Test
    void mail_waitsForItsUser_andIsSent_whenTheUserBecomesKnown() {
        var message = mails.tell(6);
        await().atMost(PATIENCE).until(() -> mails.reason(message) != null);
        assertThat(mails.status(message)).isEqualTo("pending");

        mails.user(6, "six@example.com");

        awaitStatus(message, "sent");
    }

    @Test
    void mail_hasFailed_whenItsUserDoesNotBecomeKnown() {
        var message = mails.tell(7);

        awaitStatus(message, "failed");

        assertThat(mails.reason(message)).isEqualTo("no user 7 is known here (attempt 10)");
    }

    @Test
    void mail_isSkipped_forADeletedUser() {
        var skipped = outcome("skipped");
        mails.user(8, "eight@example.com");
        mails.apply(new Tombstone(8, 2, Instant.EPOCH));

        var message = mails.tell(8);

        awaitStatus(message, "skipped");
        assertThat(mails.reason(message)).isEqualTo("the user is deleted");
        assertThat(SmtpServer.triesFor("eight@example.com")).isZero();
        assertThat(outcome("skipped") - skipped).isEqualTo(1);
    }

    /** An instance died between recording that it sends and how that ended. */
    @Test
    void mail_isUnknown_andNotSentAgain_whenItsInstanceDied() {
        var unknown = outcome("unknown");
        var message = mails.tell(9);
        mails.set(
                message,
                new Document("status", "sending")
                        .append("claim", "of a dead instance")
                        .append("claimed_at", Date.from(Instant.now().minus(Duration.ofHours(1)))));
        mails.user(9, "nine@example.com");

        dispatch.wake();

        awaitStatus(message, "unknown");
        assertThat(mails.reason(message)).startsWith("the instance that was sending it");
        assertThat(SmtpServer.triesFor("nine@example.com")).isZero();
        assertThat(outcome("unknown") - unknown).isGreaterThanOrEqualTo(1);
    }

    @Test
    void mails_areAllSentOnce_moreThanFitAtATime() {
        mails.user(10, "many@example.com");
        var messages = IntStream.range(0, 100).mapToObj(i -> mails.tell(10)).toList();

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(messages).extracting(mails::status).containsOnly("sent"));

        assertThat(SmtpServer.takenFor("many@example.com")).hasSize(100);
    }

    private void awaitStatus(Message message, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mails.status(message)).isEqualTo(status));
    }

    private double outcome(String outcome) {
        return metrics.counter("evenflow.mails", "outcome", outcome).count();
    }
}

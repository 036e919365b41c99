package dev.evenflow.messaging.publish;

import io.nats.client.Connection;
import io.nats.client.Message;
import org.jspecify.annotations.Nullable;

/**
 * Where JetStream answers: one subscription per connection, its reply subjects end in the ticket of the message. The
 * client's own {@code publishAsync} writes every message to the socket by itself; with a plain publish and an inbox like
 * this one the client's writer sends together what has gathered.
 */
final class AckInbox {

    private static final int RADIX = Character.MAX_RADIX;

    private final Answers answers;
    private volatile @Nullable Opened opened;

    AckInbox(Answers answers) {
        this.answers = answers;
    }

    /** The reply subject for a ticket on this connection. The subscription outlives reconnects. */
    String replyTo(Connection connection, long ticket) {
        var inbox = opened;
        if (inbox == null || !inbox.connection.equals(connection)) {
            inbox = open(connection);
        }
        return inbox.prefix + Long.toString(ticket, RADIX);
    }

    private synchronized Opened open(Connection connection) {
        var inbox = opened;
        if (inbox == null || !inbox.connection.equals(connection)) {
            inbox = new Opened(connection, connection.createInbox() + ".");
            connection.createDispatcher(this::answered).subscribe(inbox.prefix + "*");
            opened = inbox;
        }
        return inbox;
    }

    private void answered(Message answer) {
        var subject = answer.getSubject();
        answers.answered(Long.parseLong(subject, subject.lastIndexOf('.') + 1, subject.length(), RADIX), answer);
    }

    /** Takes the answers, on the inbox's thread. */
    interface Answers {

        void answered(long ticket, Message answer);
    }

    private record Opened(Connection connection, String prefix) {}
}

package dev.evenflow.messaging.request;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The way back to who has asked. A question without one is done, and nobody hears of it. */
record Reply(Connection connection, Message question) {

    private static final Logger LOG = Logger.getLogger(Reply.class);
    private static final byte[] NOTHING = {};

    void send(byte[] answer) {
        if (answer.length > connection.getMaxPayload()) {
            refuse(new RequestRefusedException(
                    RequestRefusedException.TOO_LARGE, answer.length + " bytes: ask for less"));
        } else {
            publish(null, answer);
        }
    }

    void refuse(RequestRefusedException refusal) {
        publish(ErrorReply.of(refusal), NOTHING);
    }

    private void publish(@Nullable Headers headers, byte[] body) {
        var to = question.getReplyTo();
        if (to == null) {
            return;
        }
        try {
            connection.publish(to, headers, body);
        } catch (IllegalStateException e) { // who has asked hears of no answer in time
            LOG.debugf("No reply on %s, NATS is away: %s", question.getSubject(), e.getMessage());
        }
    }
}

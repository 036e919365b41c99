package dev.evenflow.bench.secure;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.evenflow.contracts.Subjects;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.impl.Headers;
import java.io.IOException;

/** What an operator does that leads to dead letters, and to their end. */
record OperatedLetters(Connection operator) {

    private static final String MESSAGE_ID = "Nats-Msg-Id";
    private static final long FIRST = 1;
    private static final String SIZE = "Dead-Letter-Size";

    void publishNoEvent() throws IOException, JetStreamApiException {
        operator.jetStream().publish(Subjects.USER_EVENTS, "not an event".getBytes(UTF_8));
    }

    /** Stores the letter once more, now about the first event of all: as one is left behind by a cause that is gone. */
    void storeMended(long letter) throws IOException, JetStreamApiException {
        var streams = operator.jetStreamManagement();
        var stored = streams.getMessage(Subjects.DEAD_LETTERS_STREAM, letter);
        var event = streams.getMessage(Subjects.USERS_STREAM, FIRST);
        var headers = new Headers();
        stored.getHeaders().forEach((name, values) -> headers.put(name, values));
        headers.remove(MESSAGE_ID);
        headers.put(SIZE, Integer.toString(event.getData().length));
        operator.jetStream().publish(stored.getSubject(), headers, event.getData());
    }
}

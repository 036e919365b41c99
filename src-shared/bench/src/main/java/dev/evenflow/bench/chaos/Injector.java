package dev.evenflow.bench.chaos;

import static java.util.stream.Collectors.toMap;

import dev.evenflow.bench.sync.StreamHistory;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.testkit.process.Waiting;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.api.StreamInfoOptions;
import io.nats.client.api.Subject;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Publishes to the stream what should not be there: messages that are no events, and old events once more. */
final class Injector {

    /** Of the events of the users: one in notification-svc, three in order-svc. */
    static final int CONSUMERS = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> POISON =
            List.of("not json", "{}", "{\"type\":\"user_updated\",\"payload\":null}", "[\"user_created\"]", "\u0000");

    private final String url;
    private final Random random;
    private int poison;
    private int duplicates;

    Injector(String url, Random random) {
        this.url = url;
        this.random = random;
    }

    int poison() {
        return poison;
    }

    int duplicates() {
        return duplicates;
    }

    /** What stands in the dead letters, by subject, once all poison is there or the time is up. */
    Map<String, Long> deadLetters() throws IOException, InterruptedException, JetStreamApiException {
        var connection = Nats.connect(url);
        try {
            Waiting.until(
                    PATIENCE,
                    () -> deadLetters(connection).values().stream()
                                    .mapToLong(letters -> letters)
                                    .sum()
                            >= (long) poison * CONSUMERS);
            return deadLetters(connection);
        } finally {
            connection.close();
        }
    }

    private static Map<String, Long> deadLetters(Connection connection) throws IOException, JetStreamApiException {
        return connection
                .jetStreamManagement()
                .getStreamInfo(Subjects.DEAD_LETTERS_STREAM, StreamInfoOptions.allSubjects())
                .getStreamState()
                .getSubjects()
                .stream()
                .collect(toMap(Subject::getName, Subject::getCount));
    }

    /** One message nobody can read, and one old event without its message id: later than any duplicate window. */
    void inject() {
        Waiting.until(PATIENCE, () -> {
            var connection = Nats.connect(url);
            try {
                injectPoison(connection);
                injectDuplicate(connection);
                return true;
            } finally {
                connection.close();
            }
        });
    }

    private void injectPoison(Connection connection) throws IOException, JetStreamApiException {
        var body = POISON.get(poison % POISON.size()).getBytes(StandardCharsets.UTF_8);
        connection.jetStream().publish(Subjects.USER_EVENTS, body);
        poison++;
    }

    private void injectDuplicate(Connection connection) throws IOException, JetStreamApiException {
        var management = connection.jetStreamManagement();
        var last =
                management.getStreamInfo(Subjects.USERS_STREAM).getStreamState().getLastSequence();
        var old = management.getMessage(Subjects.USERS_STREAM, 1 + random.nextLong(last));
        var headers = new Headers().put(StreamHistory.INJECTED, "duplicate");
        connection.jetStream().publish(Subjects.USER_EVENTS, headers, old.getData());
        duplicates++;
    }
}

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

/** Publishes what should not be there: messages that are no events, and old events, commands and replies once more. */
final class Injector {

    /** Of the events of the users: one in notification-svc, two in order-svc. */
    static final int CONSUMERS = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> POISON =
            List.of("not json", "{}", "{\"type\":\"user_updated\",\"payload\":null}", "[\"user_created\"]", "\u0000");

    private static final List<String> STREAMS =
            List.of(Subjects.USERS_STREAM, Subjects.ORDERS_STREAM, Subjects.COMMANDS_STREAM);

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

    /** One message nobody can read, and old ones without their message ids: later than any duplicate window. */
    void inject() {
        Waiting.until(PATIENCE, () -> {
            var connection = Nats.connect(url);
            try {
                injectPoison(connection);
                for (var stream : STREAMS) {
                    injectDuplicate(stream, connection);
                }
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

    private void injectDuplicate(String stream, Connection connection) throws IOException, JetStreamApiException {
        var management = connection.jetStreamManagement();
        var last = management.getStreamInfo(stream).getStreamState().getLastSequence();
        var old = management.getMessage(stream, 1 + random.nextLong(last));
        if (POISON.contains(new String(old.getData(), StandardCharsets.UTF_8))) {
            return; // a dead letter more
        }
        var headers = new Headers().put(StreamHistory.INJECTED, "duplicate");
        connection.jetStream().publish(old.getSubject(), headers, old.getData());
        duplicates++;
    }
}

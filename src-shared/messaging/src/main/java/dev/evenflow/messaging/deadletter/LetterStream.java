package dev.evenflow.messaging.deadletter;

import dev.evenflow.contracts.Subjects;
import io.nats.client.Connection;
import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamInfoOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the dead letters that match a subject. Blocking: runs on a worker thread. */
record LetterStream(Connection connection, String subjects) {

    private static final String STREAM = Subjects.DEAD_LETTERS_STREAM;
    private static final int CHUNK = 500;
    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);

    /** JSNoMessageFoundErr of nats-server's errors.json. */
    private static final int NO_MESSAGE_FOUND = 10037;

    long count() throws IOException, JetStreamApiException {
        var state = management()
                .getStreamInfo(STREAM, StreamInfoOptions.filterSubjects(subjects))
                .getStreamState();
        return state.getSubjectMap().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    Optional<MessageInfo> find(String stream, long sequence) throws IOException, JetStreamApiException {
        try {
            return Optional.of(management().getMessage(stream, sequence));
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NO_MESSAGE_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What it said is overwritten on the server's disk. */
    void delete(long id) throws IOException, JetStreamApiException {
        management().deleteMessage(STREAM, id, true);
    }

    /** The oldest letters, read without their bodies by a consumer of their own that goes away with this call. */
    List<LetterPlace> places(long limit) throws IOException, JetStreamApiException, InterruptedException {
        var consumer = management().createConsumer(STREAM, headersOnly()).getName();
        try {
            return places(consumer, limit);
        } finally {
            management().deleteConsumer(STREAM, consumer);
        }
    }

    private List<LetterPlace> places(String consumer, long limit)
            throws IOException, JetStreamApiException, InterruptedException {
        var context = connection.getStreamContext(STREAM).getConsumerContext(consumer);
        var places = new ArrayList<LetterPlace>();
        var more = true;
        while (more && places.size() < limit) {
            var wanted = (int) Math.min(CHUNK, limit - places.size());
            var chunk = chunk(context, wanted);
            places.addAll(chunk);
            more = chunk.size() == wanted;
        }
        return List.copyOf(places);
    }

    @SuppressWarnings("try") // Closing may be interrupted.
    private static List<LetterPlace> chunk(ConsumerContext context, int wanted)
            throws IOException, JetStreamApiException, InterruptedException {
        var options = FetchConsumeOptions.builder().maxMessages(wanted).noWait().build();
        var chunk = new ArrayList<LetterPlace>();
        try (var fetch = context.fetch(options)) {
            for (var message = fetch.nextMessage(); message != null; message = fetch.nextMessage()) {
                chunk.add(place(message));
            }
        } catch (InterruptedException | IOException | JetStreamApiException | RuntimeException e) {
            throw e;
        } catch (Exception e) { // declared by the client for a refused pull and for closing
            throw new IOException(e);
        }
        return chunk;
    }

    private ConsumerConfiguration headersOnly() {
        return ConsumerConfiguration.builder()
                .filterSubject(subjects)
                .headersOnly(true)
                .ackPolicy(AckPolicy.None)
                .memStorage(true)
                .inactiveThreshold(FORGOTTEN_AFTER)
                .build();
    }

    private static LetterPlace place(Message message) {
        return LetterPlace.of(message.metaData().streamSequence(), message.getHeaders());
    }

    private JetStreamManagement management() throws IOException {
        return connection.jetStreamManagement();
    }
}

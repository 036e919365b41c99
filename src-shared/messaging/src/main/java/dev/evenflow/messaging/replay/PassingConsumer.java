package dev.evenflow.messaging.replay;

import io.nats.client.Connection;
import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A consumer made for one reader: in memory, without acknowledgements, forgotten by the server soon after its reader. It
 * hands out a message once, so one that is lost on the way is noticed here and a new consumer has to be made. Blocking.
 */
final class PassingConsumer {

    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);

    /** Of a pull: the client waits a second for all of it, and drops what does not fit into its 64 MB. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Connection connection;
    private final String stream;
    private final String name;
    private final ConsumerContext context;
    private long received;

    private PassingConsumer(Connection connection, String stream, String name, ConsumerContext context) {
        this.connection = connection;
        this.stream = stream;
        this.name = name;
        this.context = context;
    }

    /** Makes one that begins as the configuration says. */
    static PassingConsumer create(Connection connection, String stream, ConsumerConfiguration.Builder beginning)
            throws IOException, JetStreamApiException {
        var configuration = beginning
                .ackPolicy(AckPolicy.None)
                .memStorage(true)
                .inactiveThreshold(FORGOTTEN_AFTER)
                .build();
        var name = connection
                .jetStreamManagement()
                .createConsumer(stream, configuration)
                .getName();
        return new PassingConsumer(
                connection, stream, name, connection.getStreamContext(stream).getConsumerContext(name));
    }

    /**
     * What a call brought.
     *
     * @param atEnd whether there was no more in the stream
     */
    record Fetched(List<Message> messages, boolean atEnd) {}

    /**
     * The next messages, as many as asked for unless they are large or the stream ends.
     *
     * @throws IOException also when a message was lost on the way
     */
    Fetched fetch(int most) throws IOException, JetStreamApiException, InterruptedException {
        var messages = receive(FetchConsumeOptions.builder().max(MOST_BYTES, most));
        return messages.size() == most ? new Fetched(messages, false) : fewer(messages);
    }

    private Fetched fewer(List<Message> messages) throws IOException, JetStreamApiException, InterruptedException {
        var state = connection.jetStreamManagement().getConsumerInfo(stream, name);
        requireNothingLost(state.getDelivered().getConsumerSequence() == received);
        var atEnd = state.getNumPending() == 0;
        // Larger than the bound by itself, or just published.
        var next = atEnd || !messages.isEmpty()
                ? messages
                : receive(FetchConsumeOptions.builder().maxMessages(1));
        return new Fetched(next, atEnd);
    }

    void delete() throws IOException, JetStreamApiException {
        connection.jetStreamManagement().deleteConsumer(stream, name);
    }

    @SuppressWarnings("try") // Closing may be interrupted.
    private List<Message> receive(FetchConsumeOptions.Builder pull)
            throws IOException, JetStreamApiException, InterruptedException {
        var messages = new ArrayList<Message>();
        try (var fetch = context.fetch(pull.noWait().build())) {
            for (var message = fetch.nextMessage(); message != null; message = fetch.nextMessage()) {
                messages.add(message);
            }
        } catch (InterruptedException | IOException | JetStreamApiException | RuntimeException e) {
            throw e;
        } catch (Exception e) { // declared by the client for a refused pull and for closing
            throw new IOException(e);
        }
        for (var message : messages) {
            received++;
            requireNothingLost(message.metaData().consumerSequence() == received);
        }
        return messages;
    }

    private static void requireNothingLost(boolean complete) throws IOException {
        if (!complete) {
            throw new IOException("messages were lost on the way");
        }
    }
}

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
     * The next messages; fewer than asked for only at the end of the stream.
     *
     * @throws IOException also when a message was lost on the way
     */
    List<Message> fetch(int most) throws IOException, JetStreamApiException, InterruptedException {
        var messages = pull(most);
        for (var message : messages) {
            received++;
            requireNothingLost(message.metaData().consumerSequence() == received);
        }
        if (messages.size() < most) {
            var state = connection.jetStreamManagement().getConsumerInfo(stream, name);
            requireNothingLost(
                    state.getNumPending() == 0 && state.getDelivered().getConsumerSequence() == received);
        }
        return messages;
    }

    void delete() throws IOException, JetStreamApiException {
        connection.jetStreamManagement().deleteConsumer(stream, name);
    }

    @SuppressWarnings("try") // Closing may be interrupted.
    private List<Message> pull(int most) throws IOException, JetStreamApiException, InterruptedException {
        var options = FetchConsumeOptions.builder().maxMessages(most).noWait().build();
        var messages = new ArrayList<Message>();
        try (var fetch = context.fetch(options)) {
            for (var message = fetch.nextMessage(); message != null; message = fetch.nextMessage()) {
                messages.add(message);
            }
        } catch (InterruptedException | IOException | JetStreamApiException | RuntimeException e) {
            throw e;
        } catch (Exception e) { // declared by the client for a refused pull and for closing
            throw new IOException(e);
        }
        return messages;
    }

    private static void requireNothingLost(boolean complete) throws IOException {
        if (!complete) {
            throw new IOException("messages were lost on the way");
        }
    }
}

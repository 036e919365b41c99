package dev.evenflow.messaging.replay;

import dev.evenflow.contracts.Decoded.Known;
import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.EventCodec;
import dev.evenflow.messaging.deadletter.BrokerUnavailableException;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads one subject of a stream from a sequence on, a batch for each call: nothing is read ahead. While NATS is away a
 * call waits; then the reading goes on behind the last message handed over. Not to be called while a call is under way.
 */
public final class StreamCursor {

    private static final Logger LOG = Logger.getLogger(StreamCursor.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final BrokerCalls calls;
    private final String stream;
    private final String subject;
    private final Instant createdAt;
    private final int batchSize;
    private final EventCodec codec = new EventCodec();
    private volatile long position;
    private volatile @Nullable PassingConsumer consumer;

    StreamCursor(BrokerCalls calls, String stream, String subject, Instant createdAt, long start, int batchSize) {
        this.calls = calls;
        this.stream = stream;
        this.subject = subject;
        this.createdAt = createdAt;
        this.batchSize = batchSize;
        this.position = start - 1;
    }

    /**
     * The next events: fewer than the batch size where they are large, and at the end of the stream, where there may be
     * none and the position is the head. Fails with a {@link StreamChangedException} when what was to be read is gone.
     */
    public Uni<ReplayBatch> next() {
        return calls.make(this::read)
                .onFailure(BrokerUnavailableException.class)
                .invoke(this::interrupted)
                .onFailure(BrokerUnavailableException.class)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    /** Frees what the server keeps for this reader, which it would do by itself after a while. Never fails. */
    public Uni<Void> close() {
        var last = consumer;
        consumer = null;
        return last == null
                ? Uni.createFrom().voidItem()
                : calls.make(connection -> {
                            last.delete();
                            return true;
                        })
                        .replaceWithVoid()
                        .onFailure()
                        .recoverWithNull();
    }

    private ReplayBatch read(Connection connection) throws IOException, JetStreamApiException, InterruptedException {
        var extent = StreamReplay.extent(connection, stream);
        requireUnchanged(extent);
        var fetched = consumer(connection).fetch(batchSize);
        var messages = fetched.messages();
        var reached =
                messages.isEmpty() ? position : messages.getLast().metaData().streamSequence();
        if (fetched.atEnd()) {
            // What lies between the last message of this subject and the head is of others, or was deleted.
            reached = Math.max(reached, extent.last());
        }
        position = reached;
        return batch(messages, Math.max(extent.last(), reached));
    }

    private PassingConsumer consumer(Connection connection) throws IOException, JetStreamApiException {
        var present = consumer;
        if (present == null) {
            present = PassingConsumer.create(
                    connection,
                    stream,
                    ConsumerConfiguration.builder()
                            .filterSubject(subject)
                            .deliverPolicy(DeliverPolicy.ByStartSequence)
                            .startSequence(position + 1));
            consumer = present;
        }
        return present;
    }

    private ReplayBatch batch(List<Message> messages, long head) {
        var events = new ArrayList<ReplayedEvent>();
        for (var message : messages) {
            if (codec.decode(message.getData()) instanceof Known(Envelope<?> envelope)) {
                events.add(new ReplayedEvent(message.metaData().streamSequence(), envelope));
            }
        }
        return new ReplayBatch(events, messages.size() - events.size(), position, head);
    }

    private void requireUnchanged(StreamExtent extent) {
        if (!extent.createdAt().equals(createdAt)) {
            throw new StreamChangedException("stream " + stream + " was made anew while it was read");
        }
        if (extent.first() > position + 1) {
            throw new StreamChangedException("stream " + stream + " lost its messages from " + (position + 1) + " to "
                    + (extent.first() - 1) + " before they were read");
        }
    }

    private void interrupted(Throwable failure) {
        if (consumer != null) {
            LOG.infof("Reading of %s waits behind message %d: %s", stream, position, failure.getMessage());
        }
        consumer = null;
    }
}

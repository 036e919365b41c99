package dev.evenflow.messaging.replay;

import dev.evenflow.messaging.connection.BrokerConnection;
import dev.evenflow.messaging.deadletter.BrokerUnavailableException;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Streams as something to be read again. Questions fail with a {@link BrokerUnavailableException} when NATS does not
 * answer or has no such stream; a {@link StreamCursor} waits instead.
 */
@ApplicationScoped
public class StreamReplay {

    private final BrokerCalls calls;

    StreamReplay(BrokerConnection broker) {
        this.calls = new BrokerCalls(broker);
    }

    /** What the stream holds now. */
    public Uni<StreamExtent> extent(String stream) {
        return calls.make(connection -> extent(connection, stream));
    }

    /** The sequence of the first message stored at that time or later; one more than the last when there is none. */
    public Uni<Long> sequenceAt(String stream, Instant time) {
        return calls.make(connection -> sequenceAt(connection, stream, time));
    }

    /**
     * A reader of a subject.
     *
     * @param extent of the stream as it was when the decision to read was made
     * @param start sequence of the first message to be read
     * @param batchSize most messages in a batch
     */
    public StreamCursor read(String stream, String subject, StreamExtent extent, long start, int batchSize) {
        return new StreamCursor(calls, stream, subject, extent.createdAt(), start, batchSize);
    }

    static StreamExtent extent(Connection connection, String stream) throws IOException, JetStreamApiException {
        return StreamExtent.of(connection.jetStreamManagement().getStreamInfo(stream));
    }

    private static long sequenceAt(Connection connection, String stream, Instant time)
            throws IOException, JetStreamApiException, InterruptedException {
        var last = extent(connection, stream).last();
        var beginning = ConsumerConfiguration.builder()
                .deliverPolicy(DeliverPolicy.ByStartTime)
                .startTime(time.atZone(ZoneOffset.UTC))
                .headersOnly(true);
        var consumer = PassingConsumer.create(connection, stream, beginning);
        try {
            var found = consumer.fetch(1).messages();
            return found.isEmpty() ? last + 1 : found.getFirst().metaData().streamSequence();
        } finally {
            consumer.delete();
        }
    }
}

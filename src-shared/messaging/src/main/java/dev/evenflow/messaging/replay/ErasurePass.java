package dev.evenflow.messaging.replay;

import dev.evenflow.messaging.deadletter.Attribution;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One way through a stream, a batch for each step. Blocking: one step at a time, on a worker thread. */
final class ErasurePass {

    private static final int BATCH = 1_000;

    /** JSNoMessageFoundErr of nats-server's errors.json. */
    private static final int NO_MESSAGE_FOUND = 10037;

    private final String stream;
    private final String subject;
    private final Instant from;
    private final Map<String, Long> below;
    private final Attribution attribution = new Attribution();
    private volatile @Nullable PassingConsumer consumer;
    private volatile long end;
    private final AtomicLong erased = new AtomicLong();

    ErasurePass(String stream, String subject, Instant from, Map<String, Long> below) {
        this.stream = stream;
        this.subject = subject;
        this.from = from;
        this.below = Map.copyOf(below);
    }

    /** Whether there is more. */
    boolean step(Connection connection) throws IOException, JetStreamApiException, InterruptedException {
        var fetched = consumer(connection).fetch(BATCH);
        var management = connection.jetStreamManagement();
        var reached = 0L;
        for (var message : fetched.messages()) {
            reached = message.metaData().streamSequence();
            if (isMeant(message)) {
                erase(management, reached);
            }
        }
        return !fetched.atEnd() && reached < end;
    }

    long erased() {
        return erased.get();
    }

    /** Whether there was something to be closed. */
    boolean close(Connection connection) throws IOException, JetStreamApiException {
        var last = consumer;
        if (last != null) {
            last.delete();
        }
        return last != null;
    }

    private PassingConsumer consumer(Connection connection) throws IOException, JetStreamApiException {
        var present = consumer;
        if (present == null) {
            end = StreamReplay.extent(connection, stream).last();
            present = PassingConsumer.create(
                    connection,
                    stream,
                    ConsumerConfiguration.builder()
                            .filterSubject(subject)
                            .deliverPolicy(DeliverPolicy.ByStartTime)
                            .startTime(from.atZone(ZoneOffset.UTC)));
            consumer = present;
        }
        return present;
    }

    private boolean isMeant(Message message) {
        return attribution
                .of(message.getData())
                .filter(event -> event.version() < below.getOrDefault(event.aggregateId(), 0L))
                .isPresent();
    }

    private void erase(JetStreamManagement management, long sequence) throws IOException, JetStreamApiException {
        try {
            management.deleteMessage(stream, sequence, true);
            erased.incrementAndGet();
        } catch (JetStreamApiException e) {
            if (isThere(management, sequence)) {
                throw e;
            }
        }
    }

    /** Another instance may have been faster. */
    private boolean isThere(JetStreamManagement management, long sequence) throws IOException, JetStreamApiException {
        try {
            return management.getMessage(stream, sequence).getSeq() == sequence;
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NO_MESSAGE_FOUND) {
                return false;
            }
            throw e;
        }
    }
}

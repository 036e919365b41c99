package dev.evenflow.bench;

import dev.evenflow.contracts.Subjects;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.api.PublishAck;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import io.nats.client.support.NatsJetStreamConstants;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** The stream {@code USERS} as the NATS client alone fills it: pipelined, 512 messages in flight. */
public final class UserStream implements AutoCloseable {

    private static final int IN_FLIGHT = 512;

    private final Connection connection;

    private UserStream(Connection connection) {
        this.connection = connection;
    }

    public static UserStream connect(String natsUrl) throws IOException, InterruptedException {
        return new UserStream(Nats.connect(natsUrl));
    }

    public Connection connection() {
        return connection;
    }

    /** Creates the stream as the services do, in files. */
    public UserStream create() throws IOException, JetStreamApiException {
        var configuration = StreamConfiguration.builder()
                .name(Subjects.USERS_STREAM)
                .subjects(Subjects.USER_EVENTS)
                .storageType(StorageType.File)
                .duplicateWindow(Duration.ofMinutes(2))
                .build();
        connection.jetStreamManagement().addStream(configuration);
        return this;
    }

    /** Publishes what stands for the numbers from {@code first}, with message ids; returns when all is stored. */
    public void publish(int first, int count, IntFunction<byte[]> message) throws IOException {
        var jetStream = connection.jetStream();
        Deque<CompletableFuture<PublishAck>> inFlight = new ArrayDeque<>(IN_FLIGHT);
        for (var number = first; number < first + count; number++) {
            if (inFlight.size() == IN_FLIGHT) {
                inFlight.remove().join();
            }
            var headers = new Headers().put(NatsJetStreamConstants.MSG_ID_HDR, "message-" + number);
            inFlight.add(jetStream.publishAsync(Subjects.USER_EVENTS, headers, message.apply(number)));
        }
        inFlight.forEach(CompletableFuture::join);
    }

    public long messages() throws IOException, JetStreamApiException {
        return connection
                .jetStreamManagement()
                .getStreamInfo(Subjects.USERS_STREAM)
                .getStreamState()
                .getMsgCount();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

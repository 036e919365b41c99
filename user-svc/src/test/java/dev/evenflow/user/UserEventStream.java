package dev.evenflow.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.evenflow.contracts.Decoded.Known;
import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.EventCodec;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.testkit.quarkus.NatsResource;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The stream of user events, as another service sees it. */
final class UserEventStream implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int BATCH = 500;

    private final Connection connection;
    private final EventCodec codec = new EventCodec();

    private UserEventStream(Connection connection) {
        this.connection = connection;
    }

    static UserEventStream connect() throws IOException, InterruptedException {
        return new UserEventStream(Nats.connect(NatsResource.server().url()));
    }

    void purge() throws IOException, JetStreamApiException {
        connection.jetStreamManagement().purgeStream(Subjects.USERS_STREAM);
    }

    long messages() throws IOException, JetStreamApiException {
        return connection
                .jetStreamManagement()
                .getStreamInfo(Subjects.USERS_STREAM)
                .getStreamState()
                .getMsgCount();
    }

    /** Everything that is in it, in order. */
    List<Envelope<?>> events() throws IOException, JetStreamApiException {
        var consumer = ConsumerConfiguration.builder().ackPolicy(AckPolicy.None).build();
        var subscription = connection
                .jetStream()
                .subscribe(
                        Subjects.USER_EVENTS,
                        PullSubscribeOptions.builder().configuration(consumer).build());
        List<Envelope<?>> events = new ArrayList<>();
        for (var left = messages(); left > 0; left = messages() - events.size()) {
            subscription.fetch((int) Math.min(BATCH, left), PATIENCE).forEach(message -> events.add(event(message)));
        }
        subscription.unsubscribe();
        return events;
    }

    /** What a consumer ends with that takes newer versions only: versions by id. */
    NavigableMap<Long, Long> newestVersions() throws IOException, JetStreamApiException {
        var newest = new TreeMap<Long, Long>();
        events().forEach(event -> newest.merge(Long.valueOf(event.aggregateId()), event.version(), Math::max));
        return newest;
    }

    /** The answer to a question; refusals are an exception's message. */
    Message ask(String subject, String question) throws InterruptedException {
        var answer = connection.request(subject, question.getBytes(UTF_8), PATIENCE);
        return Stream.ofNullable(answer).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Envelope<?> event(Message message) {
        return switch (codec.decode(message.getData())) {
            case Known known -> known.envelope();
            case Object other -> throw new AssertionError(other);
        };
    }
}

package dev.evenflow.messaging;

import static dev.evenflow.contracts.Subjects.USERS_STREAM;
import static dev.evenflow.contracts.Subjects.USER_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.evenflow.messaging.deadletter.BrokerUnavailableException;
import dev.evenflow.messaging.replay.ReplayedEvent;
import dev.evenflow.messaging.replay.StreamErasure;
import dev.evenflow.messaging.replay.StreamReplay;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.quarkus.NatsResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(NatsResource.class)
class StreamErasureTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long MANY = 2_500;

    private final StreamErasure erasure;
    private final StreamReplay streams;
    private final NatsServer server = NatsResource.server();
    private NatsProbe nats;

    StreamErasureTest(StreamErasure erasure, StreamReplay streams) {
        this.erasure = erasure;
        this.streams = streams;
    }

    @BeforeEach
    void emptyStream() throws Exception {
        nats = new NatsProbe(server.url());
        await().atMost(PATIENCE).ignoreExceptions().until(() -> nats.storedMessages() >= 0);
        nats.purgeUsers();
    }

    @AfterEach
    void disconnect() throws Exception {
        nats.purgeUsers();
        nats.close();
    }

    @Test
    void erase_removesOlderVersionsOfWhomItIsTold_andNothingElse() throws Exception {
        publish(7, 1);
        publish(8, 1);
        publish(7, 2);
        nats.publish("not json");
        publish(7, 3);
        publish(77, 1);
        stored(6);

        assertThat(erase(Map.of("7", 3L))).isEqualTo(2);

        assertThat(events()).containsExactly("8@1", "7@3", "77@1");
        assertThat(nats.storedMessages()).isEqualTo(4);
        assertThat(erase(Map.of("7", 3L))).isZero();
    }

    @Test
    void erase_goesThroughAllOfTheStream_whateverIsErasedOnTheWay() throws Exception {
        for (var version = 1; version <= MANY; version++) {
            publish(9, version);
        }
        publish(10, 1);
        stored(MANY + 1);

        assertThat(erase(Map.of("9", MANY + 1))).isEqualTo(MANY);

        assertThat(events()).containsExactly("10@1");
    }

    @Test
    void erase_readsNothing_thatWasStoredBefore() throws Exception {
        publish(11, 1);
        stored(1);

        assertThat(sync(erasure.erase(USERS_STREAM, USER_EVENTS, Instant.now().plusSeconds(60), Map.of("11", 2L))))
                .isZero();

        assertThat(events()).containsExactly("11@1");
    }

    @Test
    void erase_fails_whileNatsIsAway_andMayBeRepeated() throws Exception {
        publish(12, 1);
        stored(1);
        server.kill();
        try {
            assertThatThrownBy(() -> erase(Map.of("12", 2L))).isInstanceOf(BrokerUnavailableException.class);
        } finally {
            server.restart();
        }

        await().atMost(PATIENCE).ignoreExceptions().until(() -> erase(Map.of("12", 2L)) == 1);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> nats.storedMessages() == 0);
    }

    private void publish(long userId, long version) {
        nats.publishUpdate(userId, version);
    }

    private void stored(long messages) throws Exception {
        nats.flush();
        await().atMost(PATIENCE).until(() -> nats.storedMessages() == messages);
    }

    private long erase(Map<String, Long> below) {
        return sync(erasure.erase(USERS_STREAM, USER_EVENTS, Instant.now().minusSeconds(3_600), below));
    }

    /** As a replay reads them. */
    private List<String> events() {
        var extent = sync(streams.extent(USERS_STREAM));
        var cursor = streams.read(USERS_STREAM, USER_EVENTS, extent, extent.first(), 100);
        var events = new ArrayList<ReplayedEvent>();
        for (var more = true; more; ) {
            var batch = sync(cursor.next());
            events.addAll(batch.events());
            more = batch.position() < batch.head();
        }
        sync(cursor.close());
        return events.stream()
                .map(ReplayedEvent::envelope)
                .map(envelope -> envelope.aggregateId() + "@" + envelope.version())
                .toList();
    }

    private static <T> T sync(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}

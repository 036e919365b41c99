package dev.evenflow.messaging;

import static dev.evenflow.contracts.Subjects.USERS_STREAM;
import static dev.evenflow.contracts.Subjects.USER_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.evenflow.messaging.deadletter.BrokerUnavailableException;
import dev.evenflow.messaging.provision.Provisioner;
import dev.evenflow.messaging.replay.ReplayBatch;
import dev.evenflow.messaging.replay.StreamChangedException;
import dev.evenflow.messaging.replay.StreamCursor;
import dev.evenflow.messaging.replay.StreamExtent;
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
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(NatsResource.class)
class StreamReplayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LARGE = "x".repeat(900_000);
    private static final int LARGE_EVENTS = 90;

    private final StreamReplay streams;
    private final Provisioner provisioner;
    private final NatsServer server = NatsResource.server();
    private NatsProbe nats;
    private long start;

    StreamReplayTest(StreamReplay streams, Provisioner provisioner) {
        this.streams = streams;
        this.provisioner = provisioner;
    }

    @BeforeEach
    void fiftyEvents() throws Exception {
        nats = new NatsProbe(server.url());
        await().atMost(PATIENCE).ignoreExceptions().until(() -> nats.storedMessages() >= 0);
        start = extent().last() + 1;
        publish(1, 50);
    }

    @AfterEach
    void disconnect() throws Exception {
        nats.purgeUsers();
        nats.close();
    }

    @Test
    void next_handsOverBoundedBatches_inOrder_upToTheHead() {
        var batches = readAll(cursor(start, 20));

        assertThat(batches).extracting(batch -> batch.events().size()).containsExactly(20, 20, 10);
        assertThat(versions(batches))
                .isEqualTo(LongStream.rangeClosed(1, 50).boxed().toList());
        assertThat(batches.getLast().position()).isEqualTo(start + 49);
        assertThat(batches.getLast().head()).isEqualTo(start + 49);
    }

    /** All together more than the client's buffer takes. */
    @Test
    void next_readsLargeEvents_fewerAtOnce() throws Exception {
        LongStream.rangeClosed(51, 50 + LARGE_EVENTS).forEach(version -> nats.publish(large(version)));
        nats.flush();
        await().atMost(PATIENCE).until(() -> extent().last() == start + 49 + LARGE_EVENTS);

        var batches = readAll(cursor(start, 500));

        assertThat(versions(batches))
                .isEqualTo(LongStream.rangeClosed(1, 50 + LARGE_EVENTS).boxed().toList());
        assertThat(batches)
                .allSatisfy(batch -> assertThat(batch.events().size()).isLessThanOrEqualTo(50 + 5));
    }

    @Test
    void next_goesOn_withWhatIsPublishedLater() throws Exception {
        var cursor = cursor(start, 100);
        next(cursor);
        assertThat(next(cursor).events()).isEmpty();

        publish(51, 52);

        assertThat(versions(List.of(next(cursor)))).containsExactly(51L, 52L);
    }

    @Test
    void next_countsWhatItCannotRead() throws Exception {
        nats.publish("not json");
        nats.publish("{\"type\":\"of_tomorrow\",\"payload\":{}}");
        publish(51, 51);

        var batch = next(cursor(start, 100));

        assertThat(batch.skipped()).isEqualTo(2);
        assertThat(batch.events()).hasSize(51);
    }

    @Test
    void next_beginsInTheMiddle_atASequenceOrATime() throws Exception {
        assertThat(versions(readAll(cursor(start + 30, 7)))).startsWith(31L).hasSize(20);

        var now = Instant.now();
        publish(51, 53);
        assertThat(sync(streams.sequenceAt(USERS_STREAM, now))).isEqualTo(start + 50);
        assertThat(sync(streams.sequenceAt(USERS_STREAM, now.plusSeconds(60)))).isEqualTo(start + 53);
    }

    @Test
    void next_waitsForNats_andLosesAndRepeatsNothing() {
        var cursor = cursor(start, 20);
        var batches = new ArrayList<>(List.of(next(cursor)));
        server.kill();

        var waiting = cursor.next().subscribeAsCompletionStage();
        await().atMost(PATIENCE).pollDelay(Duration.ofMillis(500)).until(() -> !waiting.isDone());
        server.restart();

        batches.add(waiting.join());
        batches.addAll(readAll(cursor));
        assertThat(versions(batches))
                .isEqualTo(LongStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    void next_fails_whenMessagesWereRemovedBeforeTheyWereRead() throws Exception {
        var cursor = cursor(start, 20);
        next(cursor);
        nats.purgeUsers();

        assertThatThrownBy(() -> next(cursor))
                .isInstanceOf(StreamChangedException.class)
                .hasMessageContaining("from " + (start + 20) + " to " + (start + 49));
    }

    @Test
    void next_fails_whenTheStreamWasMadeAnew() throws Exception {
        var cursor = cursor(start, 20);
        next(cursor);
        nats.purgeUsers();
        nats.deleteStream();
        provisioner.provision();

        assertThatThrownBy(() -> next(cursor))
                .isInstanceOf(StreamChangedException.class)
                .hasMessageContaining("made anew");
        await().atMost(PATIENCE).ignoreExceptions().until(() -> nats.unsettled("messaging-test") == 0);
    }

    @Test
    void extent_fails_forAStreamThatIsNotThere() {
        assertThatThrownBy(() -> sync(streams.extent("NOWHERE"))).isInstanceOf(BrokerUnavailableException.class);
    }

    private void publish(long from, long to) throws Exception {
        LongStream.rangeClosed(from, to).forEach(version -> nats.publishUpdate(90, version));
        nats.flush();
        await().atMost(PATIENCE).until(() -> extent().last() >= start + to - 1);
    }

    private static String large(long version) {
        return """
                {"id":"01970000-0000-7000-8000-%012d","type":"user_updated","aggregate_id":"90","version":%d,
                 "timestamp":"2025-05-25T10:00:00Z","metadata":{"correlation_id":"1","causation_id":"1","schema":1},
                 "payload":{"id":90,"name":"%s","email":"a@example.com","updated_at":"2025-05-25T10:00:00Z"}}""".formatted(version, version, LARGE);
    }

    private StreamExtent extent() {
        return sync(streams.extent(USERS_STREAM));
    }

    private StreamCursor cursor(long from, int batchSize) {
        return streams.read(USERS_STREAM, USER_EVENTS, extent(), from, batchSize);
    }

    private static List<ReplayBatch> readAll(StreamCursor cursor) {
        var batches = new ArrayList<ReplayBatch>();
        do {
            batches.add(next(cursor));
        } while (batches.getLast().position() < batches.getLast().head());
        sync(cursor.close());
        return batches;
    }

    private static ReplayBatch next(StreamCursor cursor) {
        return sync(cursor.next());
    }

    private static List<Long> versions(List<ReplayBatch> batches) {
        return batches.stream()
                .flatMap(batch -> batch.events().stream())
                .map(event -> event.envelope().version())
                .toList();
    }

    private static <T> T sync(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}

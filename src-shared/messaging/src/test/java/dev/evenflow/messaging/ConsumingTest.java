package dev.evenflow.messaging;

import static java.util.stream.LongStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.testkit.quarkus.NatsResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(NatsResource.class)
class ConsumingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String CONSUMER = "messaging-test";

    private final RecordingListener listener;
    private NatsProbe nats;

    ConsumingTest(RecordingListener listener) {
        this.listener = listener;
    }

    @BeforeEach
    void connect() throws Exception {
        nats = new NatsProbe(NatsResource.server().url());
        await().atMost(PATIENCE).ignoreExceptions().until(() -> nats.unsettled(CONSUMER) == 0);
        listener.reset();
    }

    @AfterEach
    void disconnect() throws Exception {
        listener.reset();
        nats.close();
    }

    @Test
    void events_arriveInStreamOrderAndAreAcknowledged() {
        rangeClosed(1, 5_000).forEach(version -> nats.publishUpdate(1, version));

        await().atMost(PATIENCE).until(() -> listener.versionsOf("1").size() == 5_000);
        assertThat(listener.versionsOf("1"))
                .isEqualTo(rangeClosed(1, 5_000).boxed().toList());
        await().atMost(PATIENCE).until(() -> nats.unsettled(CONSUMER) == 0);
    }

    @Test
    void events_thatArriveWhileTheConsumerIsBusy_comeAsOneBatch() throws Exception {
        var gate = new AtomicInteger();
        listener.answer(batch -> gate.getAndIncrement() == 0
                ? Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(500))
                : Uni.createFrom().voidItem());
        nats.publishUpdate(2, 1);
        nats.flush();
        await().atMost(PATIENCE).until(() -> listener.batches().size() == 1);

        rangeClosed(2, 101).forEach(version -> nats.publishUpdate(2, version));

        await().atMost(PATIENCE).until(() -> listener.versionsOf("2").size() == 101);
        assertThat(listener.batches()).hasSize(2);
    }

    @Test
    void aFailedBatch_isDeliveredAgain() {
        var attempts = new AtomicInteger();
        listener.answer(batch -> attempts.incrementAndGet() < 3
                ? Uni.createFrom().failure(new IllegalStateException("database away"))
                : Uni.createFrom().voidItem());

        nats.publishUpdate(3, 1);

        await().atMost(PATIENCE).until(() -> attempts.get() == 3);
        assertThat(listener.versionsOf("3")).containsExactly(1L, 1L, 1L);
        await().atMost(PATIENCE).until(() -> nats.unsettled(CONSUMER) == 0);
    }

    @Test
    void aRejectedEvent_isSetAsideAndItsNeighboursAreNot() {
        listener.answer(batch -> {
            batch.deliveries().stream()
                    .filter(delivery -> delivery.envelope().version() == 2)
                    .forEach(delivery -> delivery.reject("no"));
            return Uni.createFrom().voidItem();
        });

        rangeClosed(1, 3).forEach(version -> nats.publishUpdate(4, version));

        await().atMost(PATIENCE).until(() -> listener.versionsOf("4").size() == 3 && nats.unsettled(CONSUMER) == 0);
    }

    @Test
    void unreadableAndUnknownMessages_doNotStopTheChannel() {
        nats.publish("not json");
        nats.publish("{\"payload\":{}}");
        nats.publish("{\"type\":\"user_promoted\",\"payload\":{}}");
        nats.publish("x".repeat(500_000));
        nats.publishUpdate(5, 1);

        await().atMost(Duration.ofSeconds(1))
                .until(() -> !listener.versionsOf("5").isEmpty());
        await().atMost(PATIENCE).until(() -> nats.unsettled(CONSUMER) == 0);
    }

    @Test
    void aServerThatRestarts_isConsumedAgain() {
        NatsResource.server().kill();
        NatsResource.server().restart();

        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            nats.publishUpdate(6, 1);
            assertThat(listener.versionsOf("6")).isNotEmpty();
        });
    }

    @Test
    void aServerThatLostEverything_isProvisionedAgain() {
        NatsResource.server().kill();
        NatsResource.server().wipe();
        NatsResource.server().restart();

        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            nats.publishUpdate(7, 1);
            assertThat(listener.versionsOf("7")).isNotEmpty();
        });
        await().atMost(PATIENCE).ignoreExceptions().until(() -> nats.unsettled(CONSUMER) == 0);
    }

    @Test
    void aConsumerThatWasDeleted_isMadeAgain() throws Exception {
        nats.deleteConsumer(CONSUMER);

        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
            nats.publishUpdate(8, 1);
            assertThat(listener.versionsOf("8")).isNotEmpty();
        });
    }
}

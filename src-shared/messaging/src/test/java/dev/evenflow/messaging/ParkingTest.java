package dev.evenflow.messaging;

import static java.util.stream.LongStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.messaging.deadletter.DeadLetter;
import dev.evenflow.messaging.deadletter.DeadLetters;
import dev.evenflow.messaging.redrive.Redrive;
import dev.evenflow.messaging.redrive.Redriven;
import dev.evenflow.testkit.quarkus.NatsResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(NatsResource.class)
class ParkingTest {

    private static final String CONSUMER = "messaging-test";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RecordingListener listener;
    private final DeadLetters letters;
    private final Redrive redrive;
    private final InSequence consumer = new InSequence();
    private NatsProbe nats;

    ParkingTest(RecordingListener listener, DeadLetters letters, Redrive redrive) {
        this.listener = listener;
        this.letters = letters;
        this.redrive = redrive;
    }

    @BeforeEach
    void consumeInSequence() throws Exception {
        nats = new NatsProbe(NatsResource.server().url());
        await().atMost(PATIENCE).ignoreExceptions().until(() -> nats.unsettled(CONSUMER) == 0);
        nats.purgeDeadLetters();
        listener.reset();
        listener.answer(consumer::apply);
    }

    @AfterEach
    void disconnect() throws Exception {
        listener.reset();
        await().atMost(PATIENCE).until(() -> nats.unsettled(CONSUMER) == 0);
        nats.purgeUsers(); // a 2.9 server is slow to remove a stream that holds much, and mixes it up with a new one
        nats.close();
    }

    @Test
    void eventsBehindADeadLetter_areParked_andOthersFlow() {
        poisonThirdOf(300);
        rangeClosed(1, 6).forEach(version -> {
            nats.publishUpdate(300, version);
            nats.publishUpdate(301, version);
        });

        awaitReasons("rejected", "parked", "parked", "parked");
        await().atMost(PATIENCE).until(() -> consumer.effects("301").size() == 6);
        assertThat(consumer.effects("300")).containsExactly(1L, 2L);
        assertThat(letters().getLast().detail())
                .isEqualTo("waits for version 3 of 300 behind dead letter "
                        + letters().getFirst().id());

        nats.publishUpdate(300, 7);
        awaitReasons("rejected", "parked", "parked", "parked", "parked");
    }

    @Test
    void redriveOfAParkedEvent_saysWhatItWaitsFor_andTheLetterStays() {
        poisonThirdOf(310);
        rangeClosed(1, 4).forEach(version -> nats.publishUpdate(310, version));
        awaitReasons("rejected", "parked");
        var first = letters().getFirst().id();
        var parked = letters().getLast().id();

        assertThat(redrive.one(parked).await().atMost(PATIENCE))
                .isEqualTo(new Redriven.Waiting(parked, "waits for version 3 of 310 behind dead letter " + first));
        assertThat(redrive.all().await().atMost(PATIENCE))
                .containsExactly(
                        new Redriven.Failed(first, "rejected: poison"),
                        new Redriven.Waiting(parked, "behind dead letter " + first + ", which was not applied"));
        assertThat(letters()).hasSize(2);
        consumer.cure();
        redrive.all().await().atMost(PATIENCE);
    }

    @Test
    void redriveOfAll_appliesParkedEventsInOrder_exactlyOnce() {
        poisonThirdOf(320);
        rangeClosed(1, 6).forEach(version -> nats.publishUpdate(320, version));
        awaitReasons("rejected", "parked", "parked", "parked");
        consumer.cure();

        assertThat(redrive.all().await().atMost(PATIENCE)).hasSize(4).allMatch(Redriven.Applied.class::isInstance);

        assertThat(consumer.effects("320")).isEqualTo(upTo(6));
        assertThat(letters()).isEmpty();
        assertThat(redrive.all().await().atMost(PATIENCE)).isEmpty();
        nats.publishUpdate(320, 7);
        await().atMost(PATIENCE).until(() -> consumer.effects("320").equals(upTo(7)));
    }

    @Test
    void anEventParkedDuringTheRedrive_isRedrivenWithTheRest() {
        poisonThirdOf(330);
        rangeClosed(1, 6).forEach(version -> nats.publishUpdate(330, version));
        awaitReasons("rejected", "parked", "parked", "parked");
        consumer.cure();
        consumer.onApplied(event -> {
            if (event.equals("330/4")) {
                nats.publishUpdate(330, 7);
            }
        });

        redrive.all().await().atMost(PATIENCE);

        await().atMost(PATIENCE).until(() -> consumer.effects("330").equals(upTo(7)));
        await().atMost(PATIENCE).until(() -> letters().isEmpty());
    }

    @Test
    void aLetterWhoseEventWasApplied_changesNothing_whenItIsRedriven() {
        poisonThirdOf(340);
        rangeClosed(1, 4).forEach(version -> nats.publishUpdate(340, version));
        awaitReasons("rejected", "parked");
        consumer.cure();
        nats.publishUpdate(340, 3); // as applied by a redrive that crashed before it deleted the letter
        await().atMost(PATIENCE).until(() -> consumer.effects("340").size() == 3);

        assertThat(redrive.all().await().atMost(PATIENCE)).hasSize(2).allMatch(Redriven.Applied.class::isInstance);

        assertThat(consumer.effects("340")).isEqualTo(upTo(4));
    }

    @Test
    void aGap_healsWithoutDeadLetters() throws Exception {
        nats.publishUpdate(350, 1);
        rangeClosed(3, 200).map(version -> 203 - version).forEach(version -> nats.publishUpdate(350, version));
        await().atMost(PATIENCE).until(() -> nats.unsettled(CONSUMER) == 198);

        nats.publishUpdate(350, 2);

        await().atMost(PATIENCE).until(() -> consumer.effects("350").equals(upTo(200)));
        assertThat(letters()).isEmpty();
    }

    @Test
    void waiting_isNoFailedAttempt() {
        nats.publishUpdate(360, 2);
        await().atMost(PATIENCE).until(() -> consumer.handed("360", 2) > 6);
        var failures = new AtomicInteger();
        listener.answer(batch -> failures.getAndIncrement() < 2
                ? Uni.createFrom().failure(new IllegalStateException("database away"))
                : consumer.apply(batch));

        nats.publishUpdate(360, 1);

        await().atMost(PATIENCE).until(() -> consumer.effects("360").equals(upTo(2)));
        assertThat(letters()).isEmpty();
    }

    @Test
    void eventsBehindOneOfANewerSchema_areParked() {
        nats.publishUpdate(370, 1);
        nats.publish("""
                {"type":"user_updated","aggregate_id":"370","version":2,"metadata":{"schema":99},"payload":{"id":370}}""");
        nats.publishUpdate(370, 3);

        awaitReasons("newer_schema", "parked");
        assertThat(letters().getLast().detail()).contains("version 2 of 370");
    }

    private void poisonThirdOf(long userId) {
        consumer.poison(Long.toString(userId), 3);
    }

    private void awaitReasons(String... reasons) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(letters()).extracting(DeadLetter::reason).containsExactly(reasons));
    }

    private List<DeadLetter> letters() {
        return letters.list(0, 100).await().atMost(PATIENCE);
    }

    private static List<Long> upTo(long version) {
        return rangeClosed(1, version).boxed().toList();
    }
}

package dev.evenflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.messaging.consume.EventBatch;
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
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(NatsResource.class)
class RedriveTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RecordingListener listener;
    private final DeadLetters letters;
    private final Redrive redrive;
    private NatsProbe nats;

    RedriveTest(RecordingListener listener, DeadLetters letters, Redrive redrive) {
        this.listener = listener;
        this.letters = letters;
        this.redrive = redrive;
    }

    @BeforeEach
    void fiveRejectedEvents() throws Exception {
        nats = new NatsProbe(NatsResource.server().url());
        await().atMost(PATIENCE).ignoreExceptions().until(() -> nats.unsettled("messaging-test") == 0);
        nats.purgeDeadLetters();
        listener.answer(RedriveTest::rejectAll);
        LongStream.rangeClosed(1, 5).forEach(version -> nats.publishUpdate(70, version));
        await().atMost(PATIENCE).until(() -> letters().size() == 5);
        listener.reset();
    }

    @AfterEach
    void disconnect() throws Exception {
        listener.reset();
        nats.purgeUsers(); // a 2.9 server is slow to remove a stream that holds much, and mixes it up with a new one
        nats.close();
    }

    @Test
    void one_handsTheEventToTheConsumer_andDeletesTheLetter() throws Exception {
        var stored = nats.storedMessages();
        var id = letters().get(2).id();

        assertThat(one(id)).isEqualTo(new Redriven.Applied(id));

        assertThat(listener.versionsOf("70")).containsExactly(3L);
        assertThat(letters()).hasSize(4);
        assertThat(nats.storedMessages()).isEqualTo(stored);
    }

    @Test
    void one_isAbsent_theSecondTime() {
        var id = letters().getFirst().id();
        one(id);

        assertThat(one(id)).isEqualTo(new Redriven.Absent(id));
        assertThat(listener.versionsOf("70")).containsExactly(1L);
    }

    @Test
    void one_keepsTheLetter_whenItFailsAgain() {
        var id = letters().getFirst().id();
        listener.answer(RedriveTest::rejectAll);
        assertThat(one(id)).isEqualTo(new Redriven.Failed(id, "rejected: never"));

        listener.answer(batch -> Uni.createFrom().failure(new IllegalStateException("database away")));
        assertThat(one(id)).isEqualTo(new Redriven.Failed(id, "database away"));

        assertThat(letters()).hasSize(5);
    }

    @Test
    void one_keepsTheLetter_whileItCannotBeRead() {
        nats.publish("not json");
        await().atMost(PATIENCE).until(() -> letters().size() == 6);
        var id = letters().getLast().id();

        assertThat(one(id))
                .isInstanceOfSatisfying(
                        Redriven.Failed.class,
                        failed -> assertThat(failed.reason()).startsWith("malformed: "));
        assertThat(letters()).hasSize(6);
    }

    @Test
    void all_redrivesInTheOrderOfTheOriginals_andGoesOnAfterAFailure() {
        listener.answer(batch -> batch.deliveries().getFirst().envelope().version() == 2
                ? rejectAll(batch)
                : Uni.createFrom().voidItem());

        var outcome = redrive.all().await().atMost(PATIENCE);

        assertThat(outcome).hasSize(5);
        assertThat(outcome).filteredOn(Redriven.Applied.class::isInstance).hasSize(4);
        assertThat(listener.versionsOf("70")).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(letters()).extracting(DeadLetter::detail).containsExactly("never");
        assertThat(letters()).hasSize(1);
    }

    private static Uni<Void> rejectAll(EventBatch batch) {
        batch.deliveries().forEach(delivery -> delivery.reject("never"));
        return Uni.createFrom().voidItem();
    }

    private Redriven one(long id) {
        return redrive.one(id).await().atMost(PATIENCE);
    }

    private List<DeadLetter> letters() {
        return letters.list(0, 100).await().atMost(PATIENCE);
    }
}

package dev.evenflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.messaging.consume.EventBatch;
import dev.evenflow.messaging.deadletter.DeadLetter;
import dev.evenflow.messaging.deadletter.DeadLetters;
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
class ExhaustedEventsTest {

    private static final String CONSUMER = "messaging-test";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RecordingListener listener;
    private final DeadLetters letters;
    private NatsProbe nats;

    ExhaustedEventsTest(RecordingListener listener, DeadLetters letters) {
        this.listener = listener;
        this.letters = letters;
    }

    @BeforeEach
    void empty() throws Exception {
        nats = new NatsProbe(NatsResource.server().url());
        await().atMost(PATIENCE).ignoreExceptions().until(() -> nats.unsettled(CONSUMER) == 0);
        nats.purgeDeadLetters();
        listener.reset();
    }

    @AfterEach
    void disconnect() throws Exception {
        listener.reset();
        nats.purgeUsers(); // a 2.9 server is slow to remove a stream that holds much, and mixes it up with a new one
        nats.close();
    }

    @Test
    void aPoisonEvent_isDeadLetteredAlone_whileItsNeighboursGetThrough() {
        listener.answer(batch -> failIf(contains(batch, "31")));

        LongStream.rangeClosed(30, 40).forEach(user -> nats.publishUpdate(user, 1));
        nats.publishUpdate(30, 2);

        await().atMost(PATIENCE).until(() -> {
            nats.publishUpdate(50, 1); // others get through meanwhile
            return letters().size() == 1;
        });
        var letter = letters().getFirst();
        assertThat(letter.reason()).isEqualTo("exhausted");
        assertThat(letter.detail()).contains("database says no");
        assertThat(letter.attempts()).isBetween(4L, 7L);
        assertThat(new String(letter.body(), UTF_8)).contains("user31@example.com");
        await().atMost(PATIENCE).until(() -> nats.unsettled(CONSUMER) == 0);
    }

    @Test
    void anEventThatFailsByItself_comesAgain_andItsNeighboursDoNot() {
        listener.answer(batch -> {
            batch.deliveries().stream()
                    .filter(delivery -> delivery.envelope().aggregateId().equals("71"))
                    .forEach(delivery -> delivery.retry(new IllegalStateException("not this one")));
            return failIf(false);
        });

        LongStream.rangeClosed(70, 72).forEach(user -> nats.publishUpdate(user, 1));

        await().atMost(PATIENCE).until(() -> {
            nats.publishUpdate(73, 1);
            return letters().size() == 1;
        });
        assertThat(letters().getFirst().reason()).isEqualTo("exhausted");
        assertThat(letters().getFirst().detail()).contains("not this one");
        assertThat(listener.versionsOf("71")).hasSizeGreaterThan(1);
        assertThat(listener.versionsOf("70")).containsExactly(1L);
        assertThat(listener.versionsOf("72")).containsExactly(1L);
        await().atMost(PATIENCE).until(() -> nats.unsettled(CONSUMER) == 0);
    }

    @Test
    void whileNothingGetsThrough_eventsAreKeptLonger_butNotForEver() {
        listener.answer(batch -> failIf(true));

        nats.publishUpdate(60, 1);

        assertThat(awaitLetters(1)).extracting(DeadLetter::attempts).containsExactly(7L);
    }

    private static boolean contains(EventBatch batch, String aggregateId) {
        return batch.deliveries().stream()
                .anyMatch(delivery -> delivery.envelope().aggregateId().equals(aggregateId));
    }

    private static Uni<Void> failIf(boolean bad) {
        return bad
                ? Uni.createFrom().failure(new IllegalStateException("database says no"))
                : Uni.createFrom().voidItem();
    }

    private List<DeadLetter> awaitLetters(int count) {
        return await().ignoreExceptions().atMost(PATIENCE).until(this::letters, found -> found.size() == count);
    }

    private List<DeadLetter> letters() {
        return letters.list(0, 100).await().atMost(PATIENCE);
    }
}

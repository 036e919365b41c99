package dev.evenflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.contracts.Subjects;
import dev.evenflow.messaging.deadletter.DeadLetter;
import dev.evenflow.messaging.deadletter.DeadLetters;
import dev.evenflow.testkit.quarkus.NatsResource;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(NatsResource.class)
class DeadLettersTest {

    private static final String CONSUMER = "messaging-test";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RecordingListener listener;
    private final DeadLetters letters;
    private NatsProbe nats;

    DeadLettersTest(RecordingListener listener, DeadLetters letters) {
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
    void whatIsNoEvent_isKeptWithItsBytesItsHeadersAndWhy() throws Exception {
        nats.publish(NatsMessage.builder()
                .subject(Subjects.USER_EVENTS)
                .headers(new Headers().put("Nats-Msg-Id", "poison-1").put("traceparent", "00-1"))
                .data("not json 💥")
                .build());

        var letter = awaitLetters(1).getFirst();

        assertThat(new String(letter.body(), UTF_8)).isEqualTo("not json 💥");
        assertThat(letter.message().getSubject()).isEqualTo("dead.messaging-test.user-events");
        assertThat(letter.message().getHeaders().getFirst("traceparent")).isEqualTo("00-1");
        assertThat(letter.messageId()).contains("poison-1");
        assertThat(letter.channel()).isEqualTo("user-events");
        assertThat(letter.reason()).isEqualTo("malformed");
        assertThat(letter.detail()).isNotBlank();
        assertThat(letter.attempts()).isEqualTo(1);
        assertThat(letter.subject()).isEqualTo(Subjects.USER_EVENTS);
        assertThat(letter.stream()).isEqualTo(Subjects.USERS_STREAM);
        assertThat(letter.sequence()).isPositive();
        assertThat(letter.failedAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        await().atMost(PATIENCE).until(() -> nats.unsettled(CONSUMER) == 0);
    }

    @Test
    void anEventOfANewerSchema_isDeadLettered() {
        nats.publish("{\"type\":\"user_updated\",\"metadata\":{\"schema\":99},\"payload\":{\"id\":1}}");

        assertThat(awaitLetters(1)).extracting(DeadLetter::reason).containsExactly("newer_schema");
    }

    @Test
    void aRejectedEvent_isDeadLettered_andItsNeighboursAreNot() {
        listener.answer(batch -> {
            batch.deliveries().stream()
                    .filter(delivery -> delivery.envelope().version() == 2)
                    .forEach(delivery -> delivery.reject("no, 2 it shall not be"));
            return Uni.createFrom().voidItem();
        });

        LongStream.rangeClosed(1, 3).forEach(version -> nats.publishUpdate(20, version));

        var letter = awaitLetters(1).getFirst();
        assertThat(letter.reason()).isEqualTo("rejected");
        assertThat(letter.detail()).isEqualTo("no, 2 it shall not be");
        await().atMost(PATIENCE)
                .until(() -> nats.unsettled(CONSUMER) == 0
                        && listener.versionsOf("20").size() == 3);
    }

    @Test
    void aLetterThatCannotBeStored_keepsItsOriginalInPlace() throws Exception {
        nats.deleteDeadLetters();

        nats.publish("not json either");

        assertThat(awaitLetters(1)).hasSize(1);
        await().atMost(PATIENCE).until(() -> nats.unsettled(CONSUMER) == 0);
    }

    @Test
    void anOriginalTooLargeToBeKeptBesideTheRest_isFoundInItsStream() throws Exception {
        var body = new byte[Math.toIntExact(nats.maxPayload()) - 200];
        nats.publish(NatsMessage.builder()
                .subject(Subjects.USER_EVENTS)
                .headers(new Headers().put("x", "y".repeat(100)))
                .data(body)
                .build());

        var letter = awaitLetters(1).getFirst();

        assertThat(letter.isBodyKept()).isFalse();
        assertThat(letter.size()).isEqualTo(body.length);
        assertThat(letter.message().getHeaders().getFirst("x")).hasSize(100);
        assertThat(letters.originalBody(letter).await().atMost(PATIENCE).orElseThrow())
                .isEqualTo(body);
    }

    @Test
    void letters_areListedInPages_andDeleted() {
        LongStream.rangeClosed(1, 7).forEach(number -> nats.publish("poison " + number));
        awaitLetters(7);

        assertThat(letters.list(5, 5).await().atMost(PATIENCE)).hasSize(2);
        assertThat(letters.list(7, 5).await().atMost(PATIENCE)).isEmpty();
        var first = letters().getFirst();
        assertThat(new String(first.body(), UTF_8)).isEqualTo("poison 1");
        assertThat(letters.delete(first.id()).await().atMost(PATIENCE)).isTrue();
        assertThat(letters.delete(first.id()).await().atMost(PATIENCE)).isFalse();
        assertThat(letters.find(first.id()).await().atMost(PATIENCE)).isEmpty();
        assertThat(letters.count().await().atMost(PATIENCE)).isEqualTo(6);
    }

    private List<DeadLetter> awaitLetters(int count) {
        return await().ignoreExceptions().atMost(PATIENCE).until(this::letters, found -> found.size() == count);
    }

    private List<DeadLetter> letters() {
        return letters.list(0, 100).await().atMost(PATIENCE);
    }
}

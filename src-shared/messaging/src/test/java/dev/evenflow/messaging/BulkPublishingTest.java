package dev.evenflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.evenflow.contracts.EventCodec;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.messaging.publish.BulkPublisher;
import dev.evenflow.messaging.publish.PublishFailedException;
import dev.evenflow.messaging.publish.PublishRejectedException;
import dev.evenflow.testkit.quarkus.NatsResource;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(NatsResource.class)
class BulkPublishingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final EventCodec CODEC = new EventCodec();

    private final BulkPublisher publisher;
    private Connection nats;

    BulkPublishingTest(BulkPublisher publisher) {
        this.publisher = publisher;
    }

    @BeforeEach
    void connect() throws Exception {
        nats = Nats.connect(NatsResource.server().url());
        await().atMost(PATIENCE).ignoreExceptions().until(() -> stored() >= 0);
    }

    @AfterEach
    void disconnect() throws Exception {
        nats.close();
    }

    @Test
    void everyMessage_isStoredOnce_evenSentTwice() throws Exception {
        var messages = messages(3_000);
        var before = stored();

        publish(messages);
        publish(messages);

        assertThat(stored()).isEqualTo(before + 3_000);
    }

    @Test
    void noMessages_areDoneAtOnce() {
        publish(List.of());
    }

    @Test
    void aMessageTooLarge_fails_andNothingMoreIsSent() throws Exception {
        var messages = new ArrayList<>(messages(5_000));
        messages.set(0, message(new byte[2_000_000]));
        var before = stored();

        assertThatThrownBy(() -> publish(messages)).isInstanceOf(PublishRejectedException.class);

        assertThat(stored()).isLessThan(before + 5_000);
    }

    @Test
    void whileTheServerIsAway_itFails_andAfterwardsWorks() {
        NatsResource.server().kill();
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThatThrownBy(() -> publish(messages(600)))
                            .isInstanceOf(PublishFailedException.class));
        } finally {
            NatsResource.server().restart();
        }

        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> publish(messages(600)));
    }

    private void publish(List<Message> messages) {
        publisher.publish(messages).await().atMost(PATIENCE);
    }

    private long stored() throws Exception {
        return nats.jetStreamManagement()
                .getStreamInfo(Subjects.USERS_STREAM)
                .getStreamState()
                .getMsgCount();
    }

    private static List<Message> messages(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> NatsProbe.update(21, number))
                .map(event -> message(CODEC.encode(event).getBytes(UTF_8)))
                .toList();
    }

    private static Message message(byte[] body) {
        return NatsMessage.builder()
                .subject(Subjects.USER_EVENTS)
                .headers(new Headers().put("Nats-Msg-Id", UUID.randomUUID().toString()))
                .data(body)
                .build();
    }
}

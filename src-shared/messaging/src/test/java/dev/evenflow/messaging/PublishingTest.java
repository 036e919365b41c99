package dev.evenflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.evenflow.contracts.EventCodec;
import dev.evenflow.messaging.publish.PublishFailedException;
import dev.evenflow.messaging.publish.PublishRejectedException;
import dev.evenflow.testkit.quarkus.NatsResource;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.api.PublishMessageMetadata;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(NatsResource.class)
class PublishingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MutinyEmitter<byte[]> channel;
    private final RecordingListener listener;
    private NatsProbe nats;

    PublishingTest(
            @Channel("commands") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 5_000)
                    MutinyEmitter<byte[]> channel,
            RecordingListener listener) {
        this.channel = channel;
        this.listener = listener;
    }

    @BeforeEach
    void connect() throws Exception {
        nats = new NatsProbe(NatsResource.server().url());
        await().atMost(PATIENCE).ignoreExceptions().until(() -> nats.unsettled("messaging-test") == 0);
        listener.reset();
    }

    @AfterEach
    void disconnect() throws Exception {
        nats.close();
    }

    @Test
    void messages_areStoredInTheOrderTheyWereSent() {
        Multi.createFrom()
                .range(1, 2_001)
                .onItem()
                .transformToUni(version -> send(11, version, "m-" + version))
                .merge(2_000)
                .collect()
                .last()
                .await()
                .atMost(PATIENCE);

        await().atMost(PATIENCE).until(() -> first(11).size() == 2_000);
        assertThat(first(11)).isSorted();
    }

    @Test
    void aMessageSentTwice_isStoredOnce() throws Exception {
        var before = nats.storedMessages();

        send(12, 1, "same").await().atMost(PATIENCE);
        send(12, 1, "same").await().atMost(PATIENCE);

        assertThat(nats.storedMessages()).isEqualTo(before + 1);
    }

    @Test
    void aMessageTooLargeForTheServer_isRejectedForGood() {
        assertThatThrownBy(() -> send("large", new byte[2_000_000]).await().atMost(PATIENCE))
                .isInstanceOf(PublishRejectedException.class);
    }

    @Test
    void whileTheServerIsAway_publishingFailsAtOnceAndWorksAfterwards() {
        NatsResource.server().kill();
        try {
            await().untilAsserted(() -> assertThatThrownBy(
                            () -> send(13, 1, "away").await().atMost(PATIENCE))
                    .isInstanceOf(PublishFailedException.class));
        } finally {
            NatsResource.server().restart();
        }

        await().ignoreExceptions()
                .untilAsserted(() -> send(13, 1, "back").await().atMost(PATIENCE));
    }

    @Test
    void aStreamThatWasDeleted_isMadeAgain() throws Exception {
        nats.deleteStream();

        await().ignoreExceptions()
                .untilAsserted(() -> send(14, 1, "again").await().atMost(PATIENCE));
    }

    /** What was heard of a user, each version once: what is not settled in time comes again. */
    private List<Long> first(long userId) {
        return listener.versionsOf(Long.toString(userId)).stream().distinct().toList();
    }

    private Uni<Void> send(long userId, long version, String id) {
        return send(
                id, new EventCodec().encode(NatsProbe.update(userId, version)).getBytes(UTF_8));
    }

    private Uni<Void> send(String id, byte[] body) {
        var metadata = PublishMessageMetadata.builder().messageId(id).build();
        return channel.sendMessage(Message.of(body, Metadata.of(metadata)));
    }
}

package dev.evenflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.contracts.Subjects;
import dev.evenflow.messaging.provision.Provisioner;
import dev.evenflow.testkit.nats.NatsServer;
import io.nats.client.Nats;
import io.nats.client.api.StreamConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A service that is to make no stream but that of dead letters, and consumes another's. */
@QuarkusTest
@WithTestResource(ForeignStreamsTest.LoneServer.class)
@SuppressWarnings("try") // Connection.close() may be interrupted.
class ForeignStreamsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Provisioner provisioner;
    private final String url;

    ForeignStreamsTest(
            Provisioner provisioner, @ConfigProperty(name = "quarkus.messaging.nats.connection.servers") String url) {
        this.provisioner = provisioner;
        this.url = url;
    }

    @Test
    void aStream_isWaitedFor_untilItsOwnerMakesIt() throws Exception {
        await().atMost(PATIENCE).until(() -> provisioner.problem().isPresent());
        assertThat(provisioner.problem()).hasValue("USERS: not there yet");

        try (var owner = Nats.connect(url)) {
            var streams = owner.jetStreamManagement();
            assertThat(streams.getStreamNames()).containsExactly(Subjects.DEAD_LETTERS_STREAM);
            streams.addStream(StreamConfiguration.builder()
                    .name(Subjects.USERS_STREAM)
                    .subjects(Subjects.USER_EVENTS)
                    .build());

            await().atMost(PATIENCE).until(() -> provisioner.problem().isEmpty());
            assertThat(streams.getConsumerNames(Subjects.USERS_STREAM)).containsExactly("messaging-test");
            assertThat(streams.getStreamNames()).hasSize(2);
        }
    }

    /** A server of its own: the shared one has the streams already. */
    public static class LoneServer implements QuarkusTestResourceLifecycleManager {

        private final NatsServer server = NatsServer.start();

        @Override
        public Map<String, String> start() {
            return Map.of(
                    "NATS_URL", server.url(), "evenflow.messaging.provision.streams", Subjects.DEAD_LETTERS_STREAM);
        }

        @Override
        public void stop() {
            server.close();
        }
    }
}

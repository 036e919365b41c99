package dev.evenflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.messaging.deadletter.DeadLetters;
import dev.evenflow.testkit.quarkus.NatsResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The broker stops delivering before the consumer has settled a message. */
@QuarkusTest
@WithTestResource(NatsResource.class)
@TestProfile(UndeliveredTest.TwoDeliveries.class)
class UndeliveredTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RecordingListener listener;
    private final DeadLetters letters;

    UndeliveredTest(RecordingListener listener, DeadLetters letters) {
        this.listener = listener;
        this.letters = letters;
    }

    @Test
    void aMessageTheBrokerDeliversNoMore_isDeadLettered() throws Exception {
        var nats = new NatsProbe(NatsResource.server().url());
        await().atMost(PATIENCE).ignoreExceptions().until(() -> nats.unsettled("messaging-test") == 0);
        nats.purgeDeadLetters();
        var never = new CompletableFuture<Void>();
        listener.answer(batch -> Uni.createFrom().completionStage(never));

        nats.publishUpdate(80, 1);

        await().atMost(PATIENCE).until(() -> letters.count().await().atMost(PATIENCE) == 1);
        var letter = letters.list(0, 1).await().atMost(PATIENCE).getFirst();
        assertThat(letter.reason()).isEqualTo("undelivered");
        assertThat(letter.attempts()).isEqualTo(2);
        assertThat(letter.body()).asString().contains("user80@example.com");
        listener.reset();
        never.complete(null);
        nats.close();
    }

    /** A consumer with a limit of its own. */
    public static class TwoDeliveries implements QuarkusTestProfile {

        private static final String CONSUMER =
                "quarkus.messaging.nats.streams.USERS.pull-consumers.messaging-test.consumer-configuration.";

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(CONSUMER + "max-deliver", "2", CONSUMER + "ack-wait", "500ms");
        }
    }
}

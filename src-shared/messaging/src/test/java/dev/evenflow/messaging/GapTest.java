package dev.evenflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.messaging.deadletter.DeadLetter;
import dev.evenflow.messaging.deadletter.DeadLetters;
import dev.evenflow.testkit.quarkus.NatsResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an event waits for does not come. */
@QuarkusTest
@WithTestResource(NatsResource.class)
@TestProfile(GapTest.LittlePatience.class)
class GapTest {

    private static final String CONSUMER = "messaging-test";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RecordingListener listener;
    private final DeadLetters letters;
    private final InSequence consumer = new InSequence();
    private NatsProbe nats;

    GapTest(RecordingListener listener, DeadLetters letters) {
        this.listener = listener;
        this.letters = letters;
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
        nats.purgeUsers();
        nats.close();
    }

    @Test
    void theFirstBehindTheGap_isDeadLetteredWhenPatienceEnds_andTheRestBehindIt() {
        nats.publishUpdate(400, 1);
        nats.publishUpdate(400, 3);
        nats.publishUpdate(400, 4);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(letters()).extracting(DeadLetter::reason).containsExactly("gap", "parked"));
        assertThat(letters().getFirst().detail())
                .isEqualTo("waits for version 2 of 400, which has not come within PT1S");
        assertThat(letters().getFirst().attempts()).isEqualTo(1);
    }

    @Test
    void whatExceedsTheRoomForWaiting_isDeadLetteredAtOnce_andOthersFlow() {
        LongStream.rangeClosed(0, 10).forEach(user -> nats.publishUpdate(410 + user, 2));
        nats.publishUpdate(430, 1);

        await().atMost(PATIENCE)
                .until(() ->
                        letters().stream().anyMatch(letter -> letter.detail().endsWith("and too many events wait")));
        await().atMost(PATIENCE).until(() -> consumer.effects("430").size() == 1);
        await().atMost(PATIENCE).until(() -> letters().size() == 11);
    }

    private List<DeadLetter> letters() {
        return letters.list(0, 100).await().atMost(PATIENCE);
    }

    /** One second, and room for ten. */
    public static class LittlePatience implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("evenflow.messaging.parking.patience", "1s", "evenflow.messaging.parking.max-waiting", "10");
        }
    }
}

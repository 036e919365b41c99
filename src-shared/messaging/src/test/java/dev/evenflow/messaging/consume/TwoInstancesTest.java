package dev.evenflow.messaging.consume;

import static java.util.stream.LongStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.messaging.InSequence;
import dev.evenflow.messaging.InSequenceChannel;
import dev.evenflow.messaging.MessagingConfig;
import dev.evenflow.messaging.connection.BrokerConnection;
import dev.evenflow.messaging.deadletter.DeadLetter;
import dev.evenflow.messaging.deadletter.DeadLetterPublisher;
import dev.evenflow.messaging.deadletter.DeadLetters;
import dev.evenflow.messaging.observe.ConsumerObservations;
import dev.evenflow.messaging.parking.OtherIndex;
import dev.evenflow.messaging.provision.Provisioner;
import dev.evenflow.messaging.redrive.Redrive;
import dev.evenflow.testkit.quarkus.NatsResource;
import io.quarkiverse.reactive.messaging.nats.jetstream.configuration.ConnectorConfiguration;
import io.quarkiverse.reactive.messaging.nats.jetstream.configuration.mapper.PullConsumerConfigurationMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances of the service take turns at one durable consumer and write to one inbox. */
@QuarkusTest
@WithTestResource(NatsResource.class)
class TwoInstancesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long VERSIONS = 40;

    @Inject
    Vertx vertx;

    @Inject
    BrokerConnection broker;

    @Inject
    Provisioner provisioner;

    @Inject
    MessageReader reader;

    @Inject
    DeadLetterPublisher publisher;

    @Inject
    MessageOutcomes outcomes;

    @Inject
    ConsumerObservations observations;

    @Inject
    MessagingConfig config;

    @Inject
    ConnectorConfiguration connector;

    @Inject
    PullConsumerConfigurationMapper consumers;

    @Inject
    DeadLetters letters;

    @Inject
    Redrive redrive;

    @Inject
    StoreOutages outages;

    @Inject
    InSequenceChannel channel;

    private final InSequence inbox = new InSequence();
    private Subscriptions other;

    @BeforeEach
    void startAnother() throws Exception {
        channel.begin(inbox);
        var index = OtherIndex.start(broker, letters, provisioner, vertx, config);
        other = new Subscriptions(
                vertx, broker, provisioner, reader, publisher, outcomes, outages, index, observations, config);
        var wanted = consumers.map("USERS", connector).getFirst();
        other.batches("user-events", wanted.consumerConfiguration(), wanted.pullConfiguration())
                .onItem()
                .transformToUniAndConcatenate(message -> inbox.apply(message.getPayload())
                        .chain(() -> Uni.createFrom().completionStage(message.ack())))
                .subscribe()
                .with(done -> {});
    }

    @AfterEach
    void stop() throws Exception {
        other.drain();
        channel.end();
    }

    @Test
    void eventsBehindADeadLetter_areParkedByBoth_andRedrivenInOrderByOne() {
        inbox.poison("500", 3);
        rangeClosed(1, VERSIONS)
                .forEach(version -> rangeClosed(500, 509).forEach(user -> channel.publish(user, version)));

        await().atMost(PATIENCE)
                .until(() -> rangeClosed(501, 509)
                        .mapToObj(Long::toString)
                        .allMatch(user -> inbox.effects(user).equals(upTo(VERSIONS))));
        await().atMost(PATIENCE).until(() -> letters().size() == VERSIONS - 2);
        assertThat(inbox.effects("500")).containsExactly(1L, 2L);
        assertThat(letters())
                .extracting(DeadLetter::reason)
                .containsOnlyOnce("rejected")
                .contains("parked");

        inbox.cure();
        rangeClosed(VERSIONS + 1, VERSIONS + 20).forEach(version -> channel.publish(500, version));
        redrive.all().await().atMost(PATIENCE);

        await().atMost(PATIENCE).until(() -> inbox.effects("500").equals(upTo(VERSIONS + 20)));
        await().atMost(PATIENCE).until(() -> letters().isEmpty());
    }

    private List<DeadLetter> letters() {
        return letters.list(0, 200).await().atMost(PATIENCE);
    }

    private static List<Long> upTo(long version) {
        return rangeClosed(1, version).boxed().toList();
    }
}

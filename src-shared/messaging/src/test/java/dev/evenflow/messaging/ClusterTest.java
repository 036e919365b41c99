package dev.evenflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.contracts.EventCodec;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.messaging.connection.BrokerConnection;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.quarkus.NatsClusterResource;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.api.ClusterInfo;
import io.nats.client.api.Replica;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.api.PublishMessageMetadata;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.MutinyEmitter;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three servers, three replicas of each stream. */
@QuarkusTest
@WithTestResource(NatsClusterResource.class)
class ClusterTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String USER = "600";

    private final MutinyEmitter<byte[]> channel;
    private final RecordingListener listener;
    private final BrokerConnection broker;
    private final SmallRyeHealthReporter health;
    private final EventCodec codec = new EventCodec();
    private final List<Long> acknowledged = new CopyOnWriteArrayList<>();
    private Connection probe;

    ClusterTest(
            @Channel("commands") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 5_000)
                    MutinyEmitter<byte[]> channel,
            RecordingListener listener,
            BrokerConnection broker,
            SmallRyeHealthReporter health) {
        this.channel = channel;
        this.listener = listener;
        this.broker = broker;
        this.health = health;
    }

    @BeforeEach
    void connect() throws Exception {
        probe = Nats.connect(NatsClusterResource.cluster().url());
        listener.reset();
        await().atMost(PATIENCE).ignoreExceptions().until(this::allReplicasAreCurrent);
    }

    @AfterEach
    void disconnect() throws Exception {
        listener.reset();
        probe.close();
    }

    /** What a node that died had on its way comes again, behind what followed: versions tell then, see {@link GapTest}. */
    @Test
    void whileAnyNodeIsKilled_publishingAndConsumingGoOn_andNothingAcknowledgedIsLost() {
        var load = publishOneAfterTheOther();
        awaitProgress();

        survive(leader());
        survive(connectedNode());

        load.cancel();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(new HashSet<>(listener.versionsOf(USER))).containsAll(acknowledged));
    }

    private void survive(NatsServer node) {
        node.kill();
        awaitProgress();
        assertThat(health.getReadiness().isDown()).isFalse();
        node.restart();
        await().atMost(PATIENCE).ignoreExceptions().until(this::allReplicasAreCurrent);
        awaitProgress();
    }

    private void awaitProgress() {
        var published = acknowledged.size();
        var consumed = consumed();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(acknowledged.size()).as("published").isGreaterThan(published + 50);
            assertThat(consumed()).as("consumed").isGreaterThan(consumed + 50);
        });
    }

    private int consumed() {
        return listener.versionsOf(USER).size();
    }

    private Cancellable publishOneAfterTheOther() {
        return Uni.createFrom()
                .deferred(() -> publish(acknowledged.size() + 1))
                .repeat()
                .indefinitely()
                .subscribe()
                .with(version -> {});
    }

    /** As the relay does: again and again, with the same message id, until it is acknowledged. */
    private Uni<Long> publish(long version) {
        var body = codec.encode(NatsProbe.update(Long.parseLong(USER), version)).getBytes(UTF_8);
        var metadata =
                PublishMessageMetadata.builder().messageId("cluster-" + version).build();
        return Uni.createFrom()
                .deferred(() -> channel.sendMessage(Message.of(body, Metadata.of(metadata))))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(50), Duration.ofMillis(500))
                .indefinitely()
                .invoke(() -> acknowledged.add(version))
                .replaceWith(version);
    }

    private NatsServer leader() {
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> NatsClusterResource.cluster().node(users().getLeader()), node -> true);
    }

    private NatsServer connectedNode() {
        var url = await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> broker.current().orElseThrow().getConnectedUrl(), address -> true);
        return NatsClusterResource.cluster().nodes().stream()
                .filter(node -> url.endsWith(":" + node.port()))
                .findFirst()
                .orElseThrow();
    }

    private boolean allReplicasAreCurrent() throws Exception {
        var replicas = users().getReplicas();
        return replicas.size() == 2 && replicas.stream().allMatch(Replica::isCurrent);
    }

    private ClusterInfo users() throws Exception {
        return probe.jetStreamManagement().getStreamInfo(Subjects.USERS_STREAM).getClusterInfo();
    }
}

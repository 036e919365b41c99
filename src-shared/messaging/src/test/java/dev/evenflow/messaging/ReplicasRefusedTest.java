package dev.evenflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.messaging.provision.Provisioner;
import dev.evenflow.testkit.nats.NatsServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.SmallRyeHealthReporter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Three replicas are asked for, and there is one server. */
@QuarkusTest
@WithTestResource(ReplicasRefusedTest.LoneServer.class)
class ReplicasRefusedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Provisioner provisioner;
    private final SmallRyeHealthReporter health;

    ReplicasRefusedTest(Provisioner provisioner, SmallRyeHealthReporter health) {
        this.provisioner = provisioner;
        this.health = health;
    }

    @Test
    void health_saysWhatTheServerRefuses_andTheServiceStaysReady() {
        await().atMost(PATIENCE).until(() -> provisioner.problem().isPresent());

        assertThat(provisioner.problem().orElseThrow())
                .contains("USERS: replicas > 1 not supported in non-clustered mode")
                .contains("DEAD_LETTERS: replicas > 1")
                .doesNotContain("stream not found");
        var readiness = health.getReadiness();
        assertThat(readiness.isDown()).isFalse();
        assertThat(readiness.getPayload().toString()).contains("replicas > 1 not supported");
    }

    /** A server of its own: the shared one may have the streams already. */
    public static class LoneServer implements QuarkusTestResourceLifecycleManager {

        private final NatsServer server = NatsServer.start();

        @Override
        public Map<String, String> start() {
            return Map.of("NATS_URL", server.url(), "NATS_STREAM_REPLICAS", "3");
        }

        @Override
        public void stop() {
            server.close();
        }
    }
}

package dev.evenflow.messaging.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.testkit.quarkus.NatsClusterResource;
import io.nats.client.Nats;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // Connection.close() may be interrupted.
class ReplicasTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void ensure_raisesTheReplicasOfAStreamThatIsThere() throws Exception {
        try (var connection = Nats.connect(NatsClusterResource.cluster().url())) {
            var management = connection.jetStreamManagement();
            var provisioning = new StreamProvisioning(management);
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                provisioning.ensure(stream(1));
                return true;
            });
            connection.jetStream().publish("replicas.test", new byte[] {1});

            provisioning.ensure(stream(3));

            await().atMost(PATIENCE).untilAsserted(() -> {
                var info = management.getStreamInfo("REPLICAS");
                assertThat(info.getConfiguration().getReplicas()).isEqualTo(3);
                assertThat(info.getClusterInfo().getReplicas()).hasSize(2).allMatch(replica -> replica.isCurrent());
                assertThat(info.getStreamState().getMsgCount()).isOne();
            });
            management.deleteStream("REPLICAS");
        }
    }

    private static StreamConfiguration stream(int replicas) {
        return StreamConfiguration.builder()
                .name("REPLICAS")
                .subjects("replicas.test")
                .storageType(StorageType.File)
                .replicas(replicas)
                .build();
    }
}

package dev.evenflow.testkit.quarkus;

import dev.evenflow.testkit.nats.NatsCluster;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a test a cluster of three NATS servers of its own, whatever {@code NATS_URL} says, and asks for three replicas of
 * each stream. One cluster serves all tests of the JVM.
 */
public final class NatsClusterResource implements QuarkusTestResourceLifecycleManager {

    /** The cluster of this JVM, started if need be. */
    public static NatsCluster cluster() {
        return SharedServers.NATS_CLUSTER.get();
    }

    @Override
    public Map<String, String> start() {
        return Map.of("NATS_URL", cluster().url(), "NATS_STREAM_REPLICAS", "3");
    }

    /** Leaves the cluster to the next test class. */
    @Override
    public void stop() {}
}

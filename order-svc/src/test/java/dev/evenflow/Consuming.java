package dev.evenflow;

import dev.evenflow.testkit.quarkus.OwnNatsResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/**
 * order-svc with a broker and a database of its own, which hears everything but commands, and waits briefly. Whoever needs
 * no participants of sagas shares it, so that Quarkus starts once for them: each looks at its own users and orders alone, or begins by
 * emptying what it looks at.
 */
public class Consuming implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("quarkus.messaging.nats.connection.servers", "${NATS_URL}"),
                Map.entry("mp.messaging.incoming.user-events.enabled", "true"),
                Map.entry("mp.messaging.incoming.user-accounts.enabled", "true"),
                Map.entry("mp.messaging.incoming.order-catalogue.enabled", "true"),
                Map.entry("mp.messaging.incoming.saga-replies.enabled", "true"),
                Map.entry("evenflow.projections.verify-lease", "1s"),
                Map.entry("evenflow.projections.rebuild-batch-size", "500"),
                Map.entry("evenflow.consistency.patience", "3s"),
                Map.entry("evenflow.consistency.repair-limit", "100"),
                Map.entry("evenflow.consistency.answer-within", "20s"),
                Map.entry("evenflow.messaging.request.timeout", "10s"));
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(OwnDatabase.class), new TestResourceEntry(OwnNatsResource.class));
    }
}

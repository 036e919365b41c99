package dev.evenflow.check;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The users' events are consumed; checks are made on request, and wait briefly. */
public class Checking implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("mp.messaging.incoming.user-events.enabled", "true"),
                Map.entry("mp.messaging.incoming.user-accounts.enabled", "true"),
                Map.entry("evenflow.projections.verify-lease", "1s"),
                Map.entry("evenflow.projections.rebuild-batch-size", "500"),
                Map.entry("evenflow.consistency.patience", "3s"),
                Map.entry("evenflow.consistency.repair-limit", "100"),
                Map.entry("evenflow.consistency.answer-within", "20s"),
                Map.entry("evenflow.messaging.request.timeout", "10s"));
    }
}

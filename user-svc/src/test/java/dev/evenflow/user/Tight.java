package dev.evenflow.user;

import java.util.HashMap;
import java.util.Map;

/** user-svc with access control and limits that a test can reach. */
public class Tight extends Secured {

    @Override
    public Map<String, String> getConfigOverrides() {
        var overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("evenflow.rate-limit.per-second", "2");
        overrides.put("evenflow.rate-limit.burst", "10");
        overrides.put("quarkus.http.idle-timeout", "2s");
        overrides.put("quarkus.http.limits.max-connections", "20");
        return overrides;
    }
}

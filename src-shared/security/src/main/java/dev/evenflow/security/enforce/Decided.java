package dev.evenflow.security.enforce;

import dev.evenflow.security.policy.Caller;
import dev.evenflow.security.policy.Route;
import dev.evenflow.security.policy.Verdict;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What was decided on a request, kept with it. */
public record Decided(Route route, Caller caller, Verdict verdict) {

    private static final String KEY = Decided.class.getName();

    void keepIn(RoutingContext request) {
        request.put(KEY, this);
    }

    /** Empty for what never came to a resource. */
    public static Optional<Decided> on(RoutingContext request) {
        return Optional.ofNullable(request.get(KEY));
    }
}

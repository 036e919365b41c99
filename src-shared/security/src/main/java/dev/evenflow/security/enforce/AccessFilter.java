package dev.evenflow.security.enforce;

import dev.evenflow.security.policy.Policy;
import dev.evenflow.security.policy.Route;
import dev.evenflow.security.policy.Verdict;
import dev.evenflow.security.port.Ports;
import dev.evenflow.security.token.BearerMechanism;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks the policy about every call, after its resource was found: there is one reading of a path, that of the resource. A
 * resource without a rule is called by nobody, and none at a port that is not its own.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class AccessFilter implements ContainerRequestFilter {

    private final Policy policy;
    private final Ports ports;
    private final Map<RuntimeResource, Route> routes = new ConcurrentHashMap<>();

    AccessFilter(Policy policy, Ports ports) {
        this.policy = policy;
        this.ports = ports;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        var call = (ResteasyReactiveRequestContext)
                ((ResteasyReactiveContainerRequestContext) context).getServerRequestContext();
        var request = call.unwrap(RoutingContext.class);
        var route = routes.computeIfAbsent(call.getTarget(), AccessFilter::route);
        if (!ports.serves(request, route.path())) {
            throw AccessProblems.elsewhere();
        }
        var caller = BearerMechanism.caller(request);
        var verdict = policy.decide(route, caller, name -> parameter(call, name));
        new Decided(route, caller, verdict).keepIn(request);
        require(verdict);
    }

    private static Route route(RuntimeResource target) {
        return Route.of(target.getHttpMethod(), target.getClassPath().template, target.getPath().template);
    }

    /** Null for what cannot be decoded, which is nobody's id. */
    private static @Nullable String parameter(ResteasyReactiveRequestContext call, String name) {
        try {
            return call.getPathParameter(name, false);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void require(Verdict verdict) {
        switch (verdict) {
            case Verdict.Allowed allowed -> {}
            case Verdict.Unknown unknown -> throw AccessProblems.unknown(unknown.why());
            case Verdict.TooSoon tooSoon -> throw AccessProblems.tooSoon(tooSoon.patience());
            case Verdict.Forbidden forbidden -> throw AccessProblems.forbidden();
            case Verdict.Hidden hidden -> throw AccessProblems.hidden();
        }
    }
}

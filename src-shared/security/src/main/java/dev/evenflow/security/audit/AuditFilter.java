package dev.evenflow.security.audit;

import static java.util.stream.Collectors.joining;

import dev.evenflow.security.enforce.Decided;
import dev.evenflow.security.policy.Caller;
import dev.evenflow.security.policy.Policy;
import dev.evenflow.security.policy.Reach;
import dev.evenflow.security.policy.Verdict;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Writes down every change, every refusal, and every look at what is not the caller's own. Where access control is off nobody
 * is known, and nothing is written. Nor is it for each request with a token that nobody looked at: these are told together.
 */
@Provider
public class AuditFilter implements ContainerResponseFilter {

    private final AuditLog log;
    private final Policy policy;

    AuditFilter(AuditLog log, Policy policy) {
        this.log = log;
        this.policy = policy;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var call = (ResteasyReactiveRequestContext)
                ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
        Decided.on(call.unwrap(RoutingContext.class))
                .filter(this::matters)
                .ifPresent(decided -> log.record(
                        decided.caller().name(),
                        decided.route().toString(),
                        object(call),
                        Integer.toString(response.getStatus())));
    }

    private boolean matters(Decided decided) {
        return !(decided.caller() instanceof Caller.Anyone || decided.verdict() instanceof Verdict.TooSoon)
                && (!decided.route().isRead() || isLookAtOthers(decided));
    }

    private boolean isLookAtOthers(Decided decided) {
        return policy.isPrivileged(decided.route())
                && !(decided.verdict() instanceof Verdict.Allowed allowed && allowed.reach() instanceof Reach.Own);
    }

    private static String object(ResteasyReactiveRequestContext call) {
        return call.getAllPathParameters(true).values().stream()
                .flatMap(List::stream)
                .collect(joining(","));
    }
}

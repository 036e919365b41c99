package dev.evenflow.security.port;

import dev.evenflow.security.AuthMode;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What is served where. {@code /q} and {@code /admin} belong to the management port, everything else to the other one. Where
 * access control is off, the other one serves all of it: nobody but this machine reaches it.
 *
 * @see <a href="https://quarkus.io/guides/management-interface-reference">The management interface of Quarkus</a>
 */
@Singleton
public class Ports {

    private static final int FIRST = Integer.MIN_VALUE;
    private static final String MANAGEMENT = Ports.class.getName();

    private final AuthMode mode;
    private volatile Optional<Router> main = Optional.empty();
    private volatile Optional<Router> management = Optional.empty();

    Ports(@ConfigProperty(name = "evenflow.auth") AuthMode mode) {
        this.mode = mode;
    }

    void main(@Observes Router router) {
        main = Optional.of(router);
        if (mode == AuthMode.OFF) {
            router.route().order(FIRST).handler(this::observe);
        }
    }

    void management(@Observes ManagementInterface port) {
        management = Optional.of(port.router());
        removeWhatComesFirst(port.router());
        port.router().route().order(FIRST).handler(this::operate).failureHandler(this::fail);
    }

    /**
     * Whether a resource is served where the request came in.
     *
     * @param path its template
     */
    public boolean serves(RoutingContext request, String path) {
        return mode == AuthMode.OFF || isAdmin(path) == Boolean.TRUE.equals(request.get(MANAGEMENT));
    }

    /** Quarkus reads bodies there, which resources do themselves, and allows pages of every origin to look. */
    private static void removeWhatComesFirst(Router router) {
        router.getRoutes().stream()
                .filter(route -> route.getPath() == null && !route.isRegexPath())
                .forEach(Route::disable);
    }

    /** At the main port. */
    private void observe(RoutingContext context) {
        if (isObservation(context)) {
            management.ifPresentOrElse(router -> router.handleContext(context), context::next);
        } else {
            context.next();
        }
    }

    /** At the management port: resources are known to the main router alone. */
    private void operate(RoutingContext context) {
        if (isObservation(context)) {
            context.next();
        } else {
            context.put(MANAGEMENT, true);
            main.ifPresentOrElse(router -> router.handleContext(context), context::next);
        }
    }

    private void fail(RoutingContext context) {
        if (isObservation(context)) {
            context.next();
        } else {
            main.ifPresentOrElse(router -> router.handleFailure(context), context::next);
        }
    }

    /** Spelled in another way it is none: the other router has nothing of the kind. */
    private static boolean isObservation(RoutingContext context) {
        var path = context.request().path();
        return path != null && (path.equals("/q") || path.startsWith("/q/"));
    }

    private static boolean isAdmin(String path) {
        return path.equals("/admin") || path.startsWith("/admin/");
    }
}

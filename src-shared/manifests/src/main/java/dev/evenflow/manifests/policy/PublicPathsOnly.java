package dev.evenflow.manifests.policy;

import static dev.evenflow.manifests.Overlay.title;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.manifests.Overlay;
import java.util.Map;
import java.util.stream.Stream;

/** What the outside may call. {@code /admin} and {@code /q} are not among it, and no path or default leads there. */
public final class PublicPathsOnly implements Policy {

    private static final Map<String, String> PUBLIC = Map.ofEntries(
            entry("/users", "user-svc"),
            entry("/auth/token", "user-svc"),
            entry("/auth/revoke", "user-svc"),
            entry("/.well-known/jwks.json", "user-svc"),
            entry("/notifications", "notification-svc"),
            entry("/orders", "order-svc"),
            entry("/commands", "order-svc"),
            entry("/queries", "order-svc"),
            entry("/sagas", "order-svc"),
            entry("/products", "order-svc"),
            entry("/accounts", "order-svc"));

    @Override
    public String rule() {
        return "the ingress leads to the public paths, and never to /admin or /q";
    }

    @Override
    public Stream<String> violations(Overlay overlay) {
        if (overlay.of("Ingress").count() != 1) {
            return Stream.of("overlay " + overlay.name() + " has not one Ingress");
        }
        return overlay.of("Ingress").flatMap(PublicPathsOnly::ofIngress);
    }

    private static Stream<String> ofIngress(JsonNode ingress) {
        var paths = IngressPath.of(ingress)
                .collect(toMap(IngressPath::path, IngressPath::service, (one, other) -> one + other));
        return Stream.of(
                        paths.equals(PUBLIC) ? "" : " leads " + paths,
                        IngressPath.of(ingress).allMatch(path -> path.type().equals("Prefix"))
                                ? ""
                                : " has other paths than prefixes",
                        IngressPath.of(ingress).allMatch(path -> path.port().equals("http"))
                                ? ""
                                : " leads to another port",
                        ingress.at("/spec").has("defaultBackend") ? " has a default" : "")
                .filter(violation -> !violation.isEmpty())
                .map(violation -> title(ingress) + violation);
    }
}

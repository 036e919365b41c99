package dev.evenflow.manifests.policy;

import static dev.evenflow.manifests.Overlay.each;

import dev.evenflow.manifests.Overlay;
import dev.evenflow.manifests.Workload;
import java.util.stream.Stream;

/** In production the loss of a node stops nothing, what is secret comes from elsewhere, and the edge speaks TLS. */
public final class HighlyAvailable implements Policy {

    private static final String PRODUCTION = "prod";

    @Override
    public String rule() {
        return "production survives the loss of a node, brings no secrets, and speaks TLS";
    }

    @Override
    public Stream<String> violations(Overlay overlay) {
        return overlay.name().equals(PRODUCTION) ? ofProduction(overlay) : Stream.empty();
    }

    private static Stream<String> ofProduction(Overlay overlay) {
        return Stream.of(
                        overlay.workloads()
                                .filter(workload -> DisruptionFits.replicas(overlay, workload) < 2)
                                .map(workload -> workload.title() + " runs once"),
                        overlay.workloads()
                                .filter(workload -> !isSpread(workload))
                                .map(workload -> workload.title() + " may have all its pods on one node"),
                        overlay.of("Secret").map(secret -> Overlay.title(secret) + " stands in the repository"),
                        overlay.of("Ingress")
                                .filter(ingress -> ingress.at("/spec/tls").isEmpty())
                                .map(ingress -> Overlay.title(ingress) + " does not speak TLS"))
                .flatMap(violations -> violations);
    }

    private static boolean isSpread(Workload workload) {
        return each(workload.pod().path("topologySpreadConstraints"))
                .filter(spread -> spread.path("topologyKey").asText().equals("kubernetes.io/hostname"))
                .anyMatch(spread -> Selector.matches(spread.path("labelSelector"), workload.labels()));
    }
}

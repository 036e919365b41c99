package dev.evenflow.manifests.policy;

import static dev.evenflow.manifests.Overlay.each;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.manifests.Overlay;
import java.util.List;
import java.util.stream.Stream;

/** Nothing passes that no policy allows, and none allows everything. */
public final class TrafficDenied implements Policy {

    @Override
    public String rule() {
        return "the network denies what no policy allows, and every policy names peers and ports";
    }

    @Override
    public Stream<String> violations(Overlay overlay) {
        return Stream.of(
                        overlay.of("NetworkPolicy").anyMatch(TrafficDenied::deniesAll)
                                ? Stream.<String>empty()
                                : Stream.of("overlay " + overlay.name() + " denies nothing by default"),
                        overlay.workloads()
                                .filter(workload -> overlay.of("NetworkPolicy")
                                        .filter(policy -> !each(policy.at("/spec/ingress"))
                                                .toList()
                                                .isEmpty())
                                        .noneMatch(policy ->
                                                Selector.matches(policy.at("/spec/podSelector"), workload.labels())))
                                .map(workload -> workload.title() + " can be reached by nobody"),
                        overlay.of("NetworkPolicy")
                                .filter(TrafficDenied::allowsAnything)
                                .map(policy -> Overlay.title(policy) + " allows any peer or port"))
                .flatMap(violations -> violations);
    }

    private static boolean deniesAll(JsonNode policy) {
        var spec = policy.path("spec");
        return spec.path("podSelector").isEmpty()
                && each(spec.path("policyTypes")).map(JsonNode::asText).toList().equals(List.of("Ingress", "Egress"))
                && !spec.has("ingress")
                && !spec.has("egress");
    }

    private static boolean allowsAnything(JsonNode policy) {
        return Stream.of("/spec/ingress", "/spec/egress")
                .flatMap(direction -> each(policy.at(direction)))
                .anyMatch(rule -> rule.path("ports").isEmpty()
                        || Stream.of("from", "to")
                                .allMatch(peers -> rule.path(peers).isEmpty())
                        || Stream.of("from", "to")
                                .flatMap(peers -> each(rule.path(peers)))
                                .anyMatch(JsonNode::isEmpty));
    }
}

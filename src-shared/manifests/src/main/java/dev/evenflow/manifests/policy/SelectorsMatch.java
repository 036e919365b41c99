package dev.evenflow.manifests.policy;

import static dev.evenflow.manifests.Overlay.each;
import static dev.evenflow.manifests.Overlay.title;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.manifests.Overlay;
import dev.evenflow.manifests.Workload;
import java.util.stream.Stream;

/** A selector that matches nothing is no error for a cluster, only without effect. */
public final class SelectorsMatch implements Policy {

    @Override
    public String rule() {
        return "every selector matches something";
    }

    @Override
    public Stream<String> violations(Overlay overlay) {
        return Stream.of(
                        overlay.workloads()
                                .filter(workload -> !selectsItsPods(workload))
                                .map(workload -> workload.title() + " does not select its own pods"),
                        overlay.of("Service")
                                .filter(service -> overlay.workloads().noneMatch(pods -> selects(service, pods)))
                                .map(service -> title(service) + " selects no pod"),
                        overlay.of("PodDisruptionBudget")
                                .filter(budget -> !matchesPods(overlay, budget.at("/spec/selector")))
                                .map(budget -> title(budget) + " selects no pod"),
                        overlay.of("NetworkPolicy").flatMap(policy -> ofPolicy(overlay, policy)),
                        overlay.of("ServiceMonitor")
                                .filter(monitor ->
                                        monitored(overlay, monitor).findAny().isEmpty())
                                .map(monitor -> title(monitor) + " selects no Service"))
                .flatMap(violations -> violations);
    }

    static boolean selects(JsonNode service, Workload pods) {
        var selector = service.at("/spec/selector");
        return !selector.isEmpty() && Selector.hasAll(selector, pods.labels());
    }

    static Stream<JsonNode> monitored(Overlay overlay, JsonNode monitor) {
        return overlay.of("Service")
                .filter(service -> Selector.matches(monitor.at("/spec/selector"), service.at("/metadata/labels")));
    }

    private static boolean selectsItsPods(Workload workload) {
        var selector = workload.object().at("/spec/selector");
        return !selector.isEmpty() && Selector.matches(selector, workload.labels());
    }

    private static boolean matchesPods(Overlay overlay, JsonNode selector) {
        return overlay.workloads().anyMatch(workload -> Selector.matches(selector, workload.labels()));
    }

    private static Stream<String> ofPolicy(Overlay overlay, JsonNode policy) {
        return Stream.concat(Stream.of(policy.at("/spec/podSelector")), peers(policy))
                .filter(selector -> !matchesPods(overlay, selector))
                .map(selector -> title(policy) + " speaks of pods that are not there: " + selector);
    }

    /** Pods in other namespaces are not ours to know. */
    private static Stream<JsonNode> peers(JsonNode policy) {
        return Stream.of("/spec/ingress", "/spec/egress")
                .flatMap(direction -> each(policy.at(direction)))
                .flatMap(rule -> Stream.of("from", "to").flatMap(peers -> each(rule.path(peers))))
                .filter(peer -> peer.has("podSelector") && !peer.has("namespaceSelector"))
                .map(peer -> peer.path("podSelector"));
    }
}

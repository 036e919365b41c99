package dev.evenflow.manifests.policy;

import static dev.evenflow.manifests.Overlay.title;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.manifests.Overlay;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Everything of an overlay is in the namespace it brings, with the labels that Kubernetes recommends. */
public final class OwnNamespace implements Policy {

    private static final Set<String> SHARED = Set.of("", "default", "kube-system", "kube-public");
    private static final List<String> LABELS =
            List.of("app.kubernetes.io/name", "app.kubernetes.io/component", "app.kubernetes.io/part-of");

    @Override
    public String rule() {
        return "everything is labelled and in a namespace of its own";
    }

    @Override
    public Stream<String> violations(Overlay overlay) {
        var namespace = overlay.namespace();
        if (SHARED.contains(namespace)) {
            return Stream.of("overlay " + overlay.name() + " has no namespace of its own");
        }
        return Stream.of(
                        overlay.objects().stream()
                                .filter(object -> !isIn(namespace, object))
                                .map(object -> title(object) + " is not in " + namespace),
                        overlay.objects().stream()
                                .filter(object -> !isLabelled(object.at("/metadata/labels")))
                                .map(object -> title(object) + " lacks labels"),
                        overlay.workloads()
                                .filter(workload -> !isLabelled(workload.labels()))
                                .map(workload -> workload.title() + " has pods that lack labels"))
                .flatMap(violations -> violations);
    }

    private static boolean isIn(String namespace, JsonNode object) {
        return object.path("kind").asText().equals("Namespace")
                || object.at("/metadata/namespace").asText().equals(namespace);
    }

    private static boolean isLabelled(JsonNode labels) {
        return LABELS.stream().allMatch(labels::has);
    }
}

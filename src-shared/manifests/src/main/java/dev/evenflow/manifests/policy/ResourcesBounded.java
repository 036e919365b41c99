package dev.evenflow.manifests.policy;

import static dev.evenflow.manifests.Overlay.each;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.manifests.Overlay;
import dev.evenflow.manifests.Workload;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.stream.Stream;

/** The scheduler knows what a container needs, and no container takes a node down with it. */
public final class ResourcesBounded implements Policy {

    @Override
    public String rule() {
        return "every container requests what it needs and has limits, every volume has a size";
    }

    @Override
    public Stream<String> violations(Overlay overlay) {
        return overlay.workloads().flatMap(ResourcesBounded::ofWorkload);
    }

    private static Stream<String> ofWorkload(Workload workload) {
        var resources = Stream.of("cpu", "memory")
                .flatMap(resource -> workload.containers()
                        .map(container -> container.path("resources"))
                        .filter(bounds -> !isBounded(bounds, resource))
                        .map(bounds -> workload.title() + " has no request for " + resource + " below a limit"));
        var folders = each(workload.pod().path("volumes"))
                .filter(volume ->
                        volume.has("emptyDir") && !volume.at("/emptyDir").has("sizeLimit"))
                .map(volume -> workload.title() + " has a volume without a size");
        return Stream.concat(resources, folders);
    }

    private static boolean isBounded(JsonNode bounds, String resource) {
        var request = bounds.path("requests").path(resource).asText();
        var limit = bounds.path("limits").path(resource).asText();
        return !request.isEmpty()
                && !limit.isEmpty()
                && new Quantity(request).getNumericalAmount().compareTo(new Quantity(limit).getNumericalAmount()) <= 0;
    }
}

package dev.evenflow.manifests.compose;

import static dev.evenflow.manifests.Overlay.each;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.manifests.Yaml;
import dev.evenflow.manifests.policy.ImagesPinned;
import dev.evenflow.manifests.settings.ServiceSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A compose file: pinned images, published on loopback alone, and no variable that a service of ours does not read.
 *
 * @param checkout with the sources of the services, compiled
 * @param folder of the file
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/05-services.md">Compose specification</a>
 */
public record Compose(Path checkout, Path folder, JsonNode file) {

    private static final Set<String> FIELDS = Set.of(
            "image",
            "command",
            "environment",
            "ports",
            "volumes",
            "tmpfs",
            "depends_on",
            "healthcheck",
            "restart",
            "read_only",
            "cap_drop",
            "security_opt",
            "mem_limit",
            "stop_grace_period");
    private static final Set<String> OURS = Set.of("user-svc", "notification-svc", "order-svc");

    /** That of a checkout. */
    public static Compose read(Path checkout) {
        var folder = checkout.resolve("kubernetes/compose");
        return new Compose(
                checkout, folder, Yaml.documents(folder.resolve("compose.yaml")).getFirst());
    }

    /** What it starts. */
    public List<String> names() {
        return services().map(Map.Entry::getKey).toList();
    }

    /** What is wrong, each a sentence that begins with the service. */
    public List<String> violations() {
        var missing =
                OURS.stream().filter(service -> !names().contains(service)).map(service -> service + " is missing");
        return Stream.concat(
                        missing,
                        services()
                                .flatMap(service -> of(service.getKey(), service.getValue())
                                        .map(violation -> service.getKey() + violation)))
                .toList();
    }

    private Stream<Map.Entry<String, JsonNode>> services() {
        return file.path("services").propertyStream();
    }

    private Stream<String> of(String name, JsonNode service) {
        return Stream.of(
                        service.propertyStream()
                                .map(Map.Entry::getKey)
                                .filter(field -> !FIELDS.contains(field))
                                .map(field -> " has a field " + field),
                        Stream.of(service.path("image").asText())
                                .filter(image -> !ImagesPinned.isPinned(image))
                                .map(image -> " runs " + image),
                        each(service.path("ports"))
                                .map(JsonNode::asText)
                                .filter(port -> !port.startsWith("127.0.0.1:"))
                                .map(port -> " can be reached from everywhere at " + port),
                        service.path("depends_on")
                                .propertyStream()
                                .map(Map.Entry::getKey)
                                .filter(other -> !names().contains(other))
                                .map(other -> " depends on " + other),
                        each(service.path("volumes"))
                                .map(volume -> volume.asText().split(":", 2)[0])
                                .filter(volume -> !isThere(volume))
                                .map(volume -> " mounts " + volume),
                        settings(name, service))
                .flatMap(violations -> violations);
    }

    private boolean isThere(String volume) {
        return volume.startsWith(".")
                ? Files.exists(folder.resolve(volume))
                : file.path("volumes").has(volume);
    }

    private Stream<String> settings(String name, JsonNode service) {
        return OURS.contains(name)
                ? ServiceSettings.of(checkout, name)
                        .violations(service.path("environment")
                                .propertyStream()
                                .map(Map.Entry::getKey)
                                .collect(toSet()))
                : Stream.empty();
    }
}

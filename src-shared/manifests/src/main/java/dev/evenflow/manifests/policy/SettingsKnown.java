package dev.evenflow.manifests.policy;

import static dev.evenflow.manifests.Overlay.each;
import static java.util.stream.Collectors.toSet;

import dev.evenflow.manifests.Overlay;
import dev.evenflow.manifests.Workload;
import dev.evenflow.manifests.settings.ServiceSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A variable that its service does not read would be silently without effect, and without an address it asks loopback. */
public final class SettingsKnown implements Policy {

    private final Path checkout;
    private final Map<String, ServiceSettings> settings = new ConcurrentHashMap<>();

    public SettingsKnown(Path checkout) {
        this.checkout = checkout;
    }

    @Override
    public String rule() {
        return "services are told what they read, and all addresses";
    }

    @Override
    public Stream<String> violations(Overlay overlay) {
        return overlay.services().flatMap(service -> ofService(overlay, service));
    }

    private Stream<String> ofService(Overlay overlay, Workload service) {
        return settings.computeIfAbsent(service.name(), name -> ServiceSettings.of(checkout, name))
                .violations(variables(overlay, service).collect(toSet()))
                .map(violation -> service.title() + violation);
    }

    private static Stream<String> variables(Overlay overlay, Workload service) {
        return Stream.concat(
                service.containers()
                        .flatMap(container -> each(container.path("env")))
                        .map(variable -> variable.path("name").asText()),
                service.configMaps()
                        .flatMap(map -> overlay.find("ConfigMap", map).stream())
                        .flatMap(map -> map.path("data").propertyStream())
                        .map(entry -> entry.getKey()));
    }
}

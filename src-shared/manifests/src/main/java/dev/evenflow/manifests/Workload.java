package dev.evenflow.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** A Deployment or a StatefulSet. */
public record Workload(JsonNode object) {

    private static final List<String> PROBES = List.of("startupProbe", "livenessProbe", "readinessProbe");

    public String name() {
        return Overlay.name(object);
    }

    public String title() {
        return Overlay.title(object);
    }

    /** Whether it is one of our services, not a server they use. */
    public boolean isService() {
        return labels().path("app.kubernetes.io/component").asText().equals("service");
    }

    /** The labels of its pods. */
    public JsonNode labels() {
        return object.at("/spec/template/metadata/labels");
    }

    public JsonNode pod() {
        return object.at("/spec/template/spec");
    }

    public Stream<JsonNode> containers() {
        return Stream.of("initContainers", "containers").flatMap(kind -> Overlay.each(pod().path(kind)));
    }

    /** Ports, by name or number. */
    public boolean listens(JsonNode port) {
        return containers()
                .flatMap(container -> Overlay.each(container.path("ports")))
                .anyMatch(open ->
                        open.path(port.isNumber() ? "containerPort" : "name").equals(port));
    }

    /** The ports its probes ask. */
    public Stream<JsonNode> probedPorts() {
        return containers()
                .flatMap(container -> PROBES.stream().map(container::path))
                .flatMap(probe -> Stream.of(probe.at("/httpGet/port"), probe.at("/tcpSocket/port")))
                .filter(port -> !port.isMissingNode());
    }

    /** Variables taken from a ConfigMap as a whole. */
    public Stream<String> configMaps() {
        return containers()
                .flatMap(container -> Overlay.each(container.path("envFrom")))
                .map(source -> source.at("/configMapRef/name").asText());
    }
}

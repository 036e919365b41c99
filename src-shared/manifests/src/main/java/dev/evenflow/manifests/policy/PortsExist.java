package dev.evenflow.manifests.policy;

import static dev.evenflow.manifests.Overlay.each;
import static dev.evenflow.manifests.Overlay.title;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.manifests.Overlay;
import java.util.stream.Stream;

/** From the edge to the container: each port that is named is one that is open. */
public final class PortsExist implements Policy {

    @Override
    public String rule() {
        return "every port that is named is open";
    }

    @Override
    public Stream<String> violations(Overlay overlay) {
        return Stream.of(
                        overlay.workloads()
                                .flatMap(pods -> pods.probedPorts()
                                        .filter(port -> !pods.listens(port))
                                        .map(port -> pods.title() + " is probed at port " + port)),
                        overlay.of("Service").flatMap(service -> ofService(overlay, service)),
                        overlay.of("Ingress").flatMap(ingress -> ofIngress(overlay, ingress)),
                        overlay.of("ServiceMonitor").flatMap(monitor -> ofMonitor(overlay, monitor)),
                        overlay.of("NetworkPolicy").flatMap(policy -> ofPolicy(overlay, policy)))
                .flatMap(violations -> violations);
    }

    private static Stream<String> ofService(Overlay overlay, JsonNode service) {
        return each(service.at("/spec/ports"))
                .map(port -> port.path("targetPort"))
                .filter(target -> overlay.workloads()
                        .filter(pods -> SelectorsMatch.selects(service, pods))
                        .anyMatch(pods -> !pods.listens(target)))
                .map(target -> title(service) + " leads to port " + target);
    }

    private static Stream<String> ofIngress(Overlay overlay, JsonNode ingress) {
        return IngressPath.of(ingress)
                .filter(path -> overlay.find("Service", path.service()).stream()
                        .noneMatch(service -> hasPort(service, path.port())))
                .map(path ->
                        title(ingress) + " leads " + path.path() + " to port " + path.port() + " of " + path.service());
    }

    private static Stream<String> ofMonitor(Overlay overlay, JsonNode monitor) {
        return each(monitor.at("/spec/endpoints"))
                .map(endpoint -> endpoint.path("port").asText())
                .filter(port -> !SelectorsMatch.monitored(overlay, monitor).allMatch(service -> hasPort(service, port)))
                .map(port -> title(monitor) + " asks port " + port);
    }

    private static boolean hasPort(JsonNode service, String name) {
        return each(service.at("/spec/ports"))
                .anyMatch(port -> port.path("name").asText().equals(name));
    }

    /** Of what comes in, the pods of the policy listen; of what goes out, the pods it goes to. */
    private static Stream<String> ofPolicy(Overlay overlay, JsonNode policy) {
        return Stream.concat(
                        each(policy.at("/spec/ingress"))
                                .filter(rule -> !listen(overlay, policy.at("/spec/podSelector"), rule)),
                        each(policy.at("/spec/egress"))
                                .filter(rule -> each(rule.path("to"))
                                        .filter(peer -> peer.has("podSelector") && !peer.has("namespaceSelector"))
                                        .anyMatch(peer -> !listen(overlay, peer.path("podSelector"), rule))))
                .map(rule -> title(policy) + " opens a port that is not there: " + rule.path("ports"));
    }

    private static boolean listen(Overlay overlay, JsonNode selector, JsonNode rule) {
        return overlay.workloads()
                .filter(pods -> Selector.matches(selector, pods.labels()))
                .allMatch(pods -> each(rule.path("ports")).allMatch(port -> pods.listens(port.path("port"))));
    }
}

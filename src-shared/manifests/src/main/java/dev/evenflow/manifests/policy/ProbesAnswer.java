package dev.evenflow.manifests.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.manifests.Overlay;
import dev.evenflow.manifests.Workload;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Services are probed at the paths they answer, may take as long to start as they wait for their database, and are given
 * the time they need to stop.
 */
public final class ProbesAnswer implements Policy {

    private static final Map<String, String> PATHS = Map.of(
            "startupProbe", "/q/health/started",
            "livenessProbe", "/q/health/live",
            "readinessProbe", "/q/health/ready");

    /** Where {@code /q} is. */
    private static final String PORT = "management";

    /** {@code quarkus.flyway.connect-retries}, a second each. */
    private static final int WAIT_FOR_DATABASE_SECONDS = 60;

    /** The contract: SIGTERM ends a service within 10 s. */
    private static final int DRAIN_SECONDS = 10;

    @Override
    public String rule() {
        return "every container has its probes, and services the time to start and to drain";
    }

    @Override
    public Stream<String> violations(Overlay overlay) {
        return Stream.concat(
                overlay.workloads().flatMap(ProbesAnswer::missing),
                overlay.services().flatMap(ProbesAnswer::ofService));
    }

    private static Stream<String> missing(Workload workload) {
        return workload.containers()
                .flatMap(container -> PATHS.keySet().stream().filter(probe -> !container.has(probe)))
                .map(probe -> workload.title() + " has no " + probe);
    }

    private static Stream<String> ofService(Workload service) {
        return service.containers()
                .flatMap(container -> Stream.concat(paths(container), times(service, container)))
                .map(violation -> service.title() + violation);
    }

    private static Stream<String> paths(JsonNode container) {
        return PATHS.entrySet().stream()
                .filter(probe -> !asks(container.path(probe.getKey()).path("httpGet"), probe.getValue()))
                .map(probe ->
                        " has a " + probe.getKey() + " elsewhere than at " + probe.getValue() + " of the port " + PORT);
    }

    private static boolean asks(JsonNode request, String path) {
        return request.path("path").asText().equals(path)
                && request.path("port").asText().equals(PORT);
    }

    private static Stream<String> times(Workload service, JsonNode container) {
        var startup = container.path("startupProbe");
        var start = startup.path("periodSeconds").asInt()
                * startup.path("failureThreshold").asInt();
        var pause = container.at("/lifecycle/preStop/sleep/seconds").asInt();
        var grace = service.pod().path("terminationGracePeriodSeconds").asInt();
        return List.of(
                        start <= WAIT_FOR_DATABASE_SECONDS ? " is given up before it gives up its database" : "",
                        pause < 1 ? " stops while requests still come" : "",
                        grace <= pause + DRAIN_SECONDS ? " is killed while it drains" : "")
                .stream()
                .filter(violation -> !violation.isEmpty());
    }
}

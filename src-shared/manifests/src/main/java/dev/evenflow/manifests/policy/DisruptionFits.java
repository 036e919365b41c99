package dev.evenflow.manifests.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.manifests.Overlay;
import dev.evenflow.manifests.Workload;
import java.util.Optional;
import java.util.stream.Stream;

/** A node can always be emptied, and it never takes a service with it where there is more than one replica. */
public final class DisruptionFits implements Policy {

    @Override
    public String rule() {
        return "disruption budgets and autoscalers fit the replicas";
    }

    @Override
    public Stream<String> violations(Overlay overlay) {
        return Stream.of(
                        overlay.of("HorizontalPodAutoscaler").flatMap(scaler -> ofScaler(overlay, scaler)),
                        overlay.services()
                                .filter(service -> budgets(overlay, service).count() != 1)
                                .map(service -> service.title() + " has not one disruption budget"),
                        overlay.workloads()
                                .flatMap(workload -> budgets(overlay, workload)
                                        .filter(budget -> !allowsOne(budget, replicas(overlay, workload)))
                                        .map(budget -> Overlay.title(budget) + " lets no pod go")))
                .flatMap(violations -> violations);
    }

    /** As few as there may be. */
    static int replicas(Overlay overlay, Workload workload) {
        return scaler(overlay, workload)
                .map(scaler -> scaler.at("/spec/minReplicas").asInt(1))
                .orElse(workload.object().at("/spec/replicas").asInt(1));
    }

    private static Optional<JsonNode> scaler(Overlay overlay, Workload workload) {
        return overlay.of("HorizontalPodAutoscaler")
                .filter(scaler -> targets(scaler, workload))
                .findFirst();
    }

    private static boolean targets(JsonNode scaler, Workload workload) {
        var target = scaler.at("/spec/scaleTargetRef");
        return target.path("kind").equals(workload.object().path("kind"))
                && target.path("apiVersion").equals(workload.object().path("apiVersion"))
                && target.path("name").asText().equals(workload.name());
    }

    private static Stream<String> ofScaler(Overlay overlay, JsonNode scaler) {
        var target = overlay.workloads()
                .filter(workload -> targets(scaler, workload))
                .findFirst();
        return Stream.of(
                        target.isEmpty() ? " scales what is not there" : "",
                        target.filter(workload -> workload.object().path("spec").has("replicas"))
                                        .isPresent()
                                ? " and its Deployment both say how many replicas there are"
                                : "",
                        scaler.at("/spec/minReplicas").asInt(1)
                                        > scaler.at("/spec/maxReplicas").asInt()
                                ? " has a minimum above its maximum"
                                : "")
                .filter(violation -> !violation.isEmpty())
                .map(violation -> Overlay.title(scaler) + violation);
    }

    private static Stream<JsonNode> budgets(Overlay overlay, Workload workload) {
        return overlay.of("PodDisruptionBudget")
                .filter(budget -> Selector.matches(budget.at("/spec/selector"), workload.labels()));
    }

    private static boolean allowsOne(JsonNode budget, int replicas) {
        var least = budget.at("/spec/minAvailable");
        return least.isMissingNode()
                ? budget.at("/spec/maxUnavailable").asInt() >= 1
                : least.isInt() && least.asInt() < replicas;
    }
}

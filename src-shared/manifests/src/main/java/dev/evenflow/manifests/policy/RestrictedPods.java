package dev.evenflow.manifests.policy;

import static dev.evenflow.manifests.Overlay.each;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.manifests.Overlay;
import dev.evenflow.manifests.Workload;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The profile "restricted" of Kubernetes, and more: a root file system that cannot be written, no token, and none of the
 * variables that Kubernetes makes of Services, whose names would be those of our ports.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted">restricted</a>
 */
public final class RestrictedPods implements Policy {

    private static final Set<String> VOLUMES = Set.of("configMap", "emptyDir", "persistentVolumeClaim", "secret");

    @Override
    public String rule() {
        return "every pod is restricted, and its namespace enforces that";
    }

    @Override
    public Stream<String> violations(Overlay overlay) {
        return Stream.of(
                        overlay.workloads().flatMap(RestrictedPods::ofPod),
                        overlay.workloads()
                                .flatMap(workload -> workload.containers()
                                        .flatMap(RestrictedPods::ofContainer)
                                        .map(violation -> workload.title() + violation)),
                        overlay.of("Namespace")
                                .filter(RestrictedPods::isLax)
                                .map(namespace ->
                                        "Namespace " + Overlay.name(namespace) + " does not enforce restricted pods"))
                .flatMap(violations -> violations);
    }

    private static boolean isLax(JsonNode namespace) {
        return !namespace
                .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                .asText()
                .equals("restricted");
    }

    private static Stream<String> ofPod(Workload workload) {
        var pod = workload.pod();
        return Stream.of(
                        pod.at("/securityContext/runAsNonRoot").asBoolean() ? "" : " may run as root",
                        pod.at("/securityContext/seccompProfile/type").asText().equals("RuntimeDefault")
                                ? ""
                                : " has no seccomp profile",
                        isFalse(pod, "automountServiceAccountToken") ? "" : " has a token",
                        isFalse(pod, "enableServiceLinks") ? "" : " has variables named like our ports",
                        Stream.of("hostNetwork", "hostPID", "hostIPC").anyMatch(pod::has)
                                ? " shares something of its host"
                                : "",
                        each(pod.path("volumes")).allMatch(RestrictedPods::isAllowed)
                                ? ""
                                : " has a volume that is not allowed")
                .filter(violation -> !violation.isEmpty())
                .map(violation -> workload.title() + violation);
    }

    private static boolean isAllowed(JsonNode volume) {
        return VOLUMES.stream().anyMatch(volume::has);
    }

    private static Stream<String> ofContainer(JsonNode container) {
        var context = container.path("securityContext");
        return Stream.of(
                        isFalse(context, "allowPrivilegeEscalation") ? "" : " may gain privileges",
                        context.path("readOnlyRootFilesystem").asBoolean() ? "" : " may write to its root file system",
                        context.at("/capabilities/drop/0").asText().equals("ALL") ? "" : " keeps capabilities",
                        context.at("/capabilities").has("add") ? " adds capabilities" : "",
                        context.path("privileged").asBoolean() ? " is privileged" : "")
                .filter(violation -> !violation.isEmpty());
    }

    private static boolean isFalse(JsonNode node, String field) {
        return node.has(field) && !node.path(field).asBoolean(true);
    }
}

package dev.evenflow.manifests.policy;

import static dev.evenflow.manifests.Overlay.each;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.manifests.Overlay;
import dev.evenflow.manifests.Workload;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a pod is started with is there. Secrets come with the overlay, or stand in the annotation {@value #EXPECTED} of the
 * namespace: then somebody else makes them.
 */
public final class ReferencesResolve implements Policy {

    static final String EXPECTED = "evenflow.dev/expects-secrets";

    @Override
    public String rule() {
        return "every account, ConfigMap, secret and volume that is named is there";
    }

    @Override
    public Stream<String> violations(Overlay overlay) {
        return Stream.of(
                        overlay.workloads()
                                .flatMap(workload ->
                                        ofWorkload(overlay, workload).map(missing -> workload.title() + missing)),
                        overlay.of("Ingress")
                                .flatMap(ingress -> each(ingress.at("/spec/tls")))
                                .map(tls -> tls.path("secretName").asText())
                                .filter(secret -> !isExpected(overlay, secret))
                                .map(secret -> "the ingress needs the secret " + secret),
                        overlay.of("ConfigMap")
                                .map(Overlay::name)
                                .filter(name -> overlay.workloads()
                                        .flatMap(ReferencesResolve::configMaps)
                                        .noneMatch(name::equals))
                                .map(name -> "ConfigMap " + name + " is used by nobody"))
                .flatMap(violations -> violations);
    }

    private static Stream<String> ofWorkload(Overlay overlay, Workload workload) {
        return Stream.of(
                        Stream.of(workload.pod().path("serviceAccountName").asText())
                                .filter(account -> !overlay.has("ServiceAccount", account))
                                .map(account -> " runs as " + account),
                        configMaps(workload)
                                .filter(map -> !overlay.has("ConfigMap", map))
                                .map(map -> " reads the ConfigMap " + map),
                        secretKeys(workload)
                                .filter(key -> !isThere(overlay, key))
                                .map(key -> " reads the secret " + key),
                        mounts(workload)
                                .filter(name -> !hasVolume(workload, name))
                                .map(name -> " mounts " + name),
                        Stream.of(workload.object().at("/spec/serviceName"))
                                .filter(name -> !name.isMissingNode() && !isHeadless(overlay, name.asText()))
                                .map(name -> " is found through " + name.asText()))
                .flatMap(missing -> missing);
    }

    private static Stream<String> configMaps(Workload workload) {
        return Stream.concat(
                workload.configMaps(),
                each(workload.pod().path("volumes"))
                        .filter(volume -> volume.has("configMap"))
                        .map(volume -> volume.at("/configMap/name").asText()));
    }

    private static Stream<JsonNode> secretKeys(Workload workload) {
        return workload.containers()
                .flatMap(container -> each(container.path("env")))
                .map(variable -> variable.at("/valueFrom/secretKeyRef"))
                .filter(key -> !key.isMissingNode());
    }

    private static boolean isThere(Overlay overlay, JsonNode key) {
        var name = key.path("name").asText();
        return isExpected(overlay, name)
                || overlay.find("Secret", name)
                        .filter(secret ->
                                secret.path("stringData").has(key.path("key").asText()))
                        .isPresent();
    }

    private static boolean isExpected(Overlay overlay, String secret) {
        return overlay.of("Namespace")
                .map(namespace ->
                        namespace.at("/metadata/annotations").path(EXPECTED).asText())
                .anyMatch(names -> Set.of(names.split(" ")).contains(secret));
    }

    private static Stream<String> mounts(Workload workload) {
        return workload.containers()
                .flatMap(container -> each(container.path("volumeMounts")))
                .map(mount -> mount.path("name").asText());
    }

    private static boolean hasVolume(Workload workload, String name) {
        return Stream.concat(
                        each(workload.pod().path("volumes")).map(volume -> volume.path("name")),
                        each(workload.object().at("/spec/volumeClaimTemplates"))
                                .map(claim -> claim.at("/metadata/name")))
                .anyMatch(volume -> volume.asText().equals(name));
    }

    private static boolean isHeadless(Overlay overlay, String service) {
        return overlay.find("Service", service)
                .filter(found -> found.at("/spec/clusterIP").asText().equals("None"))
                .isPresent();
    }
}

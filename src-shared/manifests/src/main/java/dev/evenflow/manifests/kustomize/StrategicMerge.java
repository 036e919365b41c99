package dev.evenflow.manifests.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenflow.manifests.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Lays a patch over an object: fields are replaced, nulls remove them, and of the lists below elements are found by their key.
 * How Kubernetes merges other lists of objects is not known here, so they are refused.
 *
 * @see <a href="https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md">
 *     strategic merge patch</a>
 */
final class StrategicMerge {

    private static final Map<String, String> KEYS = Map.of(
            "containers", "name",
            "env", "name",
            "volumes", "name",
            "volumeMounts", "mountPath",
            "topologySpreadConstraints", "topologyKey");

    private StrategicMerge() {}

    /** Whether the patch says that its object is to go. */
    static boolean deletes(JsonNode patch) {
        return patch.path("$patch").asText().equals("delete");
    }

    static void merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(field -> mergeField(target, field.getKey(), field.getValue()));
    }

    private static void mergeField(ObjectNode target, String name, JsonNode value) {
        if (value.isNull()) {
            target.remove(name);
        } else if (value instanceof ObjectNode patch) {
            merge(target.withObjectProperty(name), patch);
        } else if (value instanceof ArrayNode patch && holdsObjects(patch)) {
            mergeElements(target.withArrayProperty(name), keyOf(name), patch);
        } else {
            target.set(name, value.deepCopy());
        }
    }

    private static boolean holdsObjects(ArrayNode list) {
        return StreamSupport.stream(list.spliterator(), false).anyMatch(JsonNode::isObject);
    }

    private static String keyOf(String list) {
        return Optional.ofNullable(KEYS.get(list))
                .orElseThrow(() -> new Refusal("a patch changes the list " + list + ": how is not known here"));
    }

    /** New elements come before the old ones, as kustomize has it. */
    private static void mergeElements(ArrayNode target, String key, ArrayNode patch) {
        var added = 0;
        for (var element : patch) {
            var old = StreamSupport.stream(target.spliterator(), false)
                    .filter(candidate -> candidate.path(key).equals(element.path(key)))
                    .findFirst();
            if (old.isPresent()) {
                merge((ObjectNode) old.get(), (ObjectNode) element);
            } else {
                target.insert(added, element.deepCopy());
                added++;
            }
        }
    }
}

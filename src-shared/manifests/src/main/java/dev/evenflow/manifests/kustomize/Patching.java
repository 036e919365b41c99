package dev.evenflow.manifests.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenflow.manifests.Refusal;
import dev.evenflow.manifests.Yaml;
import dev.evenflow.manifests.kustomize.Kustomization.Patch;
import dev.evenflow.manifests.kustomize.Kustomization.Target;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import java.nio.file.Path;
import java.util.List;

/** Applies the patches of a kustomization: RFC 6902 when the file is a list, else a strategic merge. */
final class Patching {

    private Patching() {}

    static void apply(Path folder, Patch patch, Inventory objects) {
        var file = folder.resolve(patch.path());
        for (var change : Yaml.documents(file)) {
            var targets = targets(patch.target(), change, objects);
            if (targets.isEmpty()) {
                throw new Refusal(file + " changes nothing");
            }
            targets.forEach(target -> apply(file, change, target, objects));
        }
    }

    private static List<ObjectNode> targets(Target target, JsonNode change, Inventory objects) {
        return target.isEmpty()
                ? objects.find(ObjectId.of(change)).stream().toList()
                : objects.where(object -> selects(target, object));
    }

    private static boolean selects(Target target, ObjectNode object) {
        var id = ObjectId.of(object);
        return (target.kind().isEmpty() || target.kind().equals(id.kind()))
                && (target.name().isEmpty() || target.name().equals(id.name()))
                && (target.labelSelector().isEmpty() || hasLabel(object, target.labelSelector()));
    }

    private static boolean hasLabel(ObjectNode object, String selector) {
        var parts = selector.split("=", 2);
        if (parts.length < 2 || selector.contains(",")) {
            throw new Refusal("the label selector " + selector + " is not of the form name=value");
        }
        return object.path("metadata").path("labels").path(parts[0]).asText().equals(parts[1]);
    }

    private static void apply(Path file, JsonNode change, ObjectNode target, Inventory objects) {
        try {
            if (change.isArray()) {
                objects.put((ObjectNode) JsonPatch.apply(change, target));
            } else if (StrategicMerge.deletes(change)) {
                objects.remove(target);
            } else {
                StrategicMerge.merge(target, named(change, target));
            }
        } catch (JsonPatchException | Refusal e) {
            throw new Refusal(file + ": " + e.getMessage());
        }
    }

    /** The name in a patch only tells which object is meant. */
    private static ObjectNode named(JsonNode change, ObjectNode target) {
        ObjectNode patch = change.deepCopy();
        patch.withObjectProperty("metadata").put("name", ObjectId.of(target).name());
        return patch;
    }
}

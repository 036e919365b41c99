package dev.evenflow.manifests.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenflow.manifests.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The objects rendered so far, in the order they came, each once. */
final class Inventory {

    private final Map<ObjectId, ObjectNode> objects = new LinkedHashMap<>();

    void add(JsonNode document, Object origin) {
        var id = ObjectId.of(document);
        if (!(document instanceof ObjectNode object) || !id.isWhole()) {
            throw new Refusal(origin + " holds something without apiVersion, kind or name");
        }
        if (objects.putIfAbsent(id, object) != null) {
            throw new Refusal(origin + ": " + id + " is there already");
        }
    }

    Optional<ObjectNode> find(ObjectId id) {
        return Optional.ofNullable(objects.get(id));
    }

    List<ObjectNode> where(Predicate<ObjectNode> condition) {
        return objects.values().stream().filter(condition).toList();
    }

    List<ObjectNode> all() {
        return List.copyOf(objects.values());
    }

    void remove(ObjectNode object) {
        objects.remove(ObjectId.of(object));
    }

    /** Puts a changed object where it was. */
    void put(ObjectNode object) {
        objects.put(ObjectId.of(object), object);
    }
}

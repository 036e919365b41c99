package dev.evenflow.manifests.kustomize;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.evenflow.manifests.Refusal;
import dev.evenflow.manifests.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A kustomization.yaml, as far as it is used here; any other field is refused. What is not set is empty.
 *
 * @see <a href="https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/">its reference</a>
 */
record Kustomization(
        String apiVersion,
        String kind,
        String namespace,
        List<String> resources,
        List<String> components,
        List<ConfigMapSource> configMapGenerator,
        List<Patch> patches,
        List<Image> images) {

    static final String FILE = "kustomization.yaml";

    private static final ObjectMapper STRICT = strict();

    /** A ConfigMap of files. */
    record ConfigMapSource(String name, String behavior, List<String> files, Options options) {

        boolean merges() {
            return behavior.equals("merge");
        }
    }

    /** Names with a hash of the content are not rendered here, so they have to be switched off. */
    record Options(boolean disableNameSuffixHash, Map<String, String> labels) {

        Options() {
            this(false, Map.of());
        }
    }

    /** A change of one object, or of all that the target selects. */
    record Patch(String path, Target target) {}

    /** Empty fields select everything; all empty: the patch itself names its object. */
    record Target(String kind, String name, String labelSelector) {

        Target() {
            this("", "", "");
        }

        boolean isEmpty() {
            return (kind + name + labelSelector).isEmpty();
        }
    }

    /** Where an image really is. */
    record Image(String name, String newName, String newTag) {}

    static Kustomization read(Path folder, String kind) {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            throw new Refusal(file + " does not exist");
        }
        var documents = Yaml.documents(file);
        if (documents.size() != 1) {
            throw new Refusal(file + " is not one document");
        }
        var kustomization = bind(file, documents.getFirst());
        if (!kustomization.kind.equals(kind)) {
            throw new Refusal(file + " is not a " + kind);
        }
        return kustomization;
    }

    private static Kustomization bind(Path file, JsonNode document) {
        try {
            return STRICT.convertValue(document, Kustomization.class);
        } catch (IllegalArgumentException e) {
            throw new Refusal(file + ": " + e.getMessage());
        }
    }

    private static ObjectMapper strict() {
        var mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        for (var type : List.of(String.class, List.class, Map.class, Options.class, Target.class)) {
            mapper.configOverride(type).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        }
        return mapper;
    }
}

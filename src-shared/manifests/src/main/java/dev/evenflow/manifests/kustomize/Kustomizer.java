package dev.evenflow.manifests.kustomize;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenflow.manifests.Refusal;
import dev.evenflow.manifests.Yaml;
import dev.evenflow.manifests.kustomize.Kustomization.ConfigMapSource;
import dev.evenflow.manifests.kustomize.Kustomization.Image;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Renders a folder with a kustomization, in the order of steps that kustomize has. */
public final class Kustomizer {

    private static final Set<String> WITHOUT_NAMESPACE = Set.of("Namespace");

    private Kustomizer() {}

    /**
     * The objects of an overlay.
     *
     * @throws Refusal when something is missing, stands twice, or is not supported here
     */
    public static List<ObjectNode> build(Path folder) {
        return kustomize(folder).all();
    }

    private static Inventory kustomize(Path folder) {
        var objects = new Inventory();
        apply(Kustomization.read(folder, "Kustomization"), folder, objects);
        return objects;
    }

    private static void apply(Kustomization kustomization, Path folder, Inventory objects) {
        kustomization.resources().forEach(resource -> addResource(folder.resolve(resource), objects));
        kustomization.components().forEach(component -> addComponent(folder.resolve(component), objects));
        kustomization.configMapGenerator().forEach(source -> generate(folder, source, objects));
        kustomization.patches().forEach(patch -> Patching.apply(folder, patch, objects));
        if (!kustomization.namespace().isEmpty()) {
            objects.all().forEach(object -> move(object, kustomization.namespace()));
        }
        kustomization.images().forEach(image -> objects.all().forEach(object -> rename(object, image)));
    }

    private static void addResource(Path resource, Inventory objects) {
        if (Files.isDirectory(resource)) {
            kustomize(resource).all().forEach(object -> objects.add(object, resource));
        } else {
            Yaml.documents(resource).forEach(document -> objects.add(document, resource));
        }
    }

    private static void addComponent(Path component, Inventory objects) {
        apply(Kustomization.read(component, "Component"), component, objects);
    }

    private static void generate(Path folder, ConfigMapSource source, Inventory objects) {
        if (!source.options().disableNameSuffixHash()) {
            throw new Refusal(folder + ": " + source.name() + " would get a hash in its name");
        }
        var made = configMap(folder, source);
        if (source.merges()) {
            var old = objects.find(ObjectId.of(made))
                    .orElseThrow(
                            () -> new Refusal(folder + ": there is no ConfigMap " + source.name() + " to merge with"));
            old.withObjectProperty("data").setAll(made.withObjectProperty("data"));
        } else {
            objects.add(made, folder);
        }
    }

    private static ObjectNode configMap(Path folder, ConfigMapSource source) {
        var made = JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "ConfigMap");
        var metadata = made.putObject("metadata").put("name", source.name());
        if (!source.options().labels().isEmpty()) {
            source.options().labels().forEach(metadata.putObject("labels")::put);
        }
        var data = made.putObject("data");
        source.files().forEach(file -> data.put(file, content(folder.resolve(file))));
        return made;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(ObjectNode object, String namespace) {
        if (!WITHOUT_NAMESPACE.contains(ObjectId.of(object).kind())) {
            object.withObjectProperty("metadata").put("namespace", namespace);
        }
    }

    private static void rename(ObjectNode object, Image image) {
        for (var container : object.at("/spec/template/spec/containers")) {
            var parts = container.path("image").asText().split(":", 2);
            if (parts[0].equals(image.name())) {
                var name = image.newName().isEmpty() ? parts[0] : image.newName();
                var tag = image.newTag().isEmpty() ? parts[parts.length - 1] : image.newTag();
                ((ObjectNode) container).put("image", name + ":" + tag);
            }
        }
    }
}

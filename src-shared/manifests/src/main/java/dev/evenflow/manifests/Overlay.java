package dev.evenflow.manifests;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.manifests.kustomize.Kustomizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What one overlay sends to a cluster. */
public record Overlay(String name, List<JsonNode> objects) {

    /** The overlays of this project. */
    public static final List<String> NAMES = List.of("dev", "prod");

    public Overlay {
        objects = List.copyOf(objects);
    }

    /**
     * Renders an overlay of a checkout, its namespace first, so that the rest has a place.
     *
     * @throws Refusal when that is not possible
     */
    public static Overlay render(Path checkout, String name) {
        var objects = Kustomizer.build(folder(checkout, name)).stream()
                .sorted(comparing(object -> !object.path("kind").asText().equals("Namespace")))
                .toList();
        return new Overlay(name, List.copyOf(objects));
    }

    public static Path folder(Path checkout, String name) {
        return checkout.resolve("kubernetes/overlays").resolve(name);
    }

    public Stream<JsonNode> of(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    public Optional<JsonNode> find(String kind, String name) {
        return of(kind).filter(object -> name(object).equals(name)).findFirst();
    }

    public boolean has(String kind, String name) {
        return find(kind, name).isPresent();
    }

    /** Everything that runs pods. */
    public Stream<Workload> workloads() {
        return Stream.concat(of("Deployment"), of("StatefulSet")).map(Workload::new);
    }

    /** Those of them that are ours. */
    public Stream<Workload> services() {
        return workloads().filter(Workload::isService);
    }

    /** The namespace of this overlay; empty when it brings none. */
    public String namespace() {
        return of("Namespace").map(Overlay::name).findFirst().orElse("");
    }

    public static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    /** How an object is called in messages. */
    public static String title(JsonNode object) {
        return object.path("kind").asText() + " " + name(object);
    }

    /** The elements of a list or the values of a map. */
    public static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}

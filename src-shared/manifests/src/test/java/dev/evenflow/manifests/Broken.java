package dev.evenflow.manifests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.zjsonpatch.JsonPatch;
import java.util.Optional;
import java.util.stream.Stream;

/** Overlays with one thing changed. */
final class Broken {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Broken() {}

    /** The overlay with a change, RFC 6902 with single quotes, of one object. */
    static Overlay changed(Overlay overlay, String title, String change) {
        if (overlay.objects().stream().noneMatch(object -> Overlay.title(object).equals(title))) {
            throw new IllegalArgumentException("There is no " + title);
        }
        return new Overlay(
                overlay.name(),
                overlay.objects().stream()
                        .map(object -> Overlay.title(object).equals(title)
                                ? JsonPatch.apply(json("[" + change + "]"), object)
                                : object)
                        .toList());
    }

    static Overlay without(Overlay overlay, String title) {
        return new Overlay(
                overlay.name(),
                overlay.objects().stream()
                        .filter(object -> !Overlay.title(object).equals(title))
                        .toList());
    }

    static Overlay with(Overlay overlay, String object) {
        return new Overlay(
                overlay.name(),
                Stream.concat(overlay.objects().stream(), Optional.of(json(object)).stream())
                        .toList());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}

package dev.evenflow.manifests.kustomize;

import com.fasterxml.jackson.databind.JsonNode;

/** What an object is known by, as long as everything is in one namespace. */
record ObjectId(String apiVersion, String kind, String name) {

    static ObjectId of(JsonNode object) {
        return new ObjectId(
                object.path("apiVersion").asText(),
                object.path("kind").asText(),
                object.at("/metadata/name").asText());
    }

    boolean isWhole() {
        return !apiVersion.isEmpty() && !kind.isEmpty() && !name.isEmpty();
    }
}

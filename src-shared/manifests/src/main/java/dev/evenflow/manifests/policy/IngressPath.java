package dev.evenflow.manifests.policy;

import static dev.evenflow.manifests.Overlay.each;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** One line of an Ingress. */
record IngressPath(String path, String type, String service, String port) {

    static Stream<IngressPath> of(JsonNode ingress) {
        return each(ingress.at("/spec/rules"))
                .flatMap(rule -> each(rule.at("/http/paths")))
                .map(path -> new IngressPath(
                        path.path("path").asText(),
                        path.path("pathType").asText(),
                        path.at("/backend/service/name").asText(),
                        path.at("/backend/service/port/name").asText()));
    }
}

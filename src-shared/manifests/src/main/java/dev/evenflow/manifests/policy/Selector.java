package dev.evenflow.manifests.policy;

import static dev.evenflow.manifests.Overlay.each;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.manifests.Refusal;

/** Whether a label selector, or the plain map of labels that a Service has, selects something with these labels. */
final class Selector {

    private Selector() {}

    static boolean matches(JsonNode selector, JsonNode labels) {
        return hasAll(selector.path("matchLabels"), labels)
                && each(selector.path("matchExpressions")).allMatch(expression -> holds(expression, labels));
    }

    static boolean hasAll(JsonNode wanted, JsonNode labels) {
        return wanted.properties().stream()
                .allMatch(label -> labels.path(label.getKey()).equals(label.getValue()));
    }

    private static boolean holds(JsonNode expression, JsonNode labels) {
        if (!expression.path("operator").asText().equals("In")) {
            throw new Refusal("selectors are understood here with the operator In alone: " + expression);
        }
        var label = labels.path(expression.path("key").asText());
        return each(expression.path("values")).anyMatch(label::equals);
    }
}

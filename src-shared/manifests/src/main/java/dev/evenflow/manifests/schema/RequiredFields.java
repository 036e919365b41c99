package dev.evenflow.manifests.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/**
 * Asks the classes of the official Java client whether an object has every field it needs. They know the kinds of Kubernetes
 * itself, not those of operators.
 */
public final class RequiredFields {

    private static final String MODELS = "io.kubernetes.client.openapi.models.";

    private RequiredFields() {}

    /** What is missing; empty when nothing is. */
    public static Optional<String> violation(JsonNode object) {
        var version = object.path("apiVersion").asText().replaceFirst(".*/", "").replaceFirst("^v", "V");
        return model(version + object.path("kind").asText()).flatMap(model -> missing(model, object));
    }

    private static Optional<Class<?>> model(String name) {
        try {
            return Optional.of(Class.forName(MODELS + name));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> missing(Class<?> model, JsonNode object) {
        try {
            model.getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(object.toString()));
            return Optional.empty();
        } catch (InvocationTargetException e) {
            return Optional.ofNullable(e.getCause())
                    .map(Throwable::getMessage)
                    .map(RequiredFields::brief)
                    .or(() -> Optional.of("is not complete"));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(model + " validates nothing", e);
        }
    }

    /** Without the whole object at the end. */
    private static String brief(String message) {
        return message.replaceFirst("(?s)( in the JSON string: |\\. JSON: ).*", "");
    }
}

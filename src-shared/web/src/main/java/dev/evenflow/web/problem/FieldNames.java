package dev.evenflow.web.problem;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Java paths to the names a client sent. */
final class FieldNames {

    private static final String WHOLE_BODY = "body";
    private static final PropertyNamingStrategies.NamingBase SNAKE_CASE =
            (PropertyNamingStrategies.NamingBase) PropertyNamingStrategies.SNAKE_CASE;

    private FieldNames() {}

    /** The property part of a validated path: the method and its parameter mean nothing to a client. */
    static String of(Path path) {
        var field = StreamSupport.stream(path.spliterator(), false)
                .filter(node -> node.getKind() == ElementKind.PROPERTY)
                .map(node -> node.isInIterable() && node.getIndex() != null ? indexed(node) : node.getName())
                .map(FieldNames::snakeCase)
                .collect(Collectors.joining("."));
        return field.isEmpty() ? WHOLE_BODY : field;
    }

    /** The place in a JSON document; already named as sent. */
    static String of(List<Reference> path) {
        var field = path.stream().map(FieldNames::step).collect(Collectors.joining("."));
        return field.isEmpty() ? WHOLE_BODY : field;
    }

    private static String indexed(Path.Node node) {
        return node.getIndex() + "." + node.getName();
    }

    private static String step(Reference reference) {
        return reference.getFieldName() == null ? Integer.toString(reference.getIndex()) : reference.getFieldName();
    }

    private static String snakeCase(String name) {
        return SNAKE_CASE.translate(name);
    }
}

package dev.evenflow.testkit.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Bodies that look like what an operation wants, more or less. */
final class HostileJson {

    private static final List<String> LITERALS = List.of(
            "null",
            "true",
            "0",
            "-1",
            "0.001",
            "1e308",
            "1e999999999",
            "-1e-999999999",
            "123456789012345678901234567890",
            "9".repeat(200),
            "[]",
            "{}",
            "[[]]",
            "[".repeat(1_000) + "]".repeat(1_000),
            "{\"a\":".repeat(200) + "1" + "}".repeat(200),
            "\"\\ud800\"",
            "\"\\u0000\"");
    private static final List<String> NO_JSON = List.of(
            "",
            "{",
            "}",
            "[1",
            "nul",
            "{'a':1}",
            "{\"a\":1}{\"b\":2}",
            "\u0000",
            "{\"a\"",
            "<a/>",
            "a=b&c=d",
            "\ufeff{}");

    private final JsonNode document;
    private final List<String> ids;

    HostileJson(JsonNode document, List<String> ids) {
        this.document = document;
        this.ids = ids;
    }

    /** A body for this schema. */
    Arbitrary<String> body(JsonNode schema) {
        return Arbitraries.frequencyOf(
                Tuple.of(8, value(schema, 3)),
                Tuple.of(1, Arbitraries.of(LITERALS)),
                Tuple.of(1, Arbitraries.of(NO_JSON)));
    }

    private Arbitrary<String> value(JsonNode schema, int depth) {
        return Arbitraries.frequencyOf(
                Tuple.of(6, fitting(resolved(schema), depth)),
                Tuple.of(1, Arbitraries.of(LITERALS)),
                Tuple.of(1, HostileText.any().map(HostileJson::quoted)));
    }

    private Arbitrary<String> fitting(JsonNode schema, int depth) {
        if (schema.path("properties").isObject() && depth > 0) {
            return object(schema, depth);
        }
        return switch (type(schema)) {
            case "array" ->
                depth > 0
                        ? value(schema.path("items"), depth - 1)
                                .list()
                                .ofMaxSize(3)
                                .map(items -> "[" + String.join(",", items) + "]")
                        : Arbitraries.just("[]");
            case "integer", "number" ->
                Arbitraries.oneOf(
                        Arbitraries.of("1", "2", "19.90", "100"),
                        Arbitraries.longs().map(String::valueOf));
            case "boolean" -> Arbitraries.of("true", "false");
            default ->
                Arbitraries.oneOf(
                                Arbitraries.of(ids),
                                Arbitraries.of("EUR", "Ann", "no", "a long enough password", "beginning"),
                                Arbitraries.strings()
                                        .alpha()
                                        .ofMinLength(1)
                                        .ofMaxLength(12)
                                        .map(name -> name + "@example.com"))
                        .map(HostileJson::quoted);
        };
    }

    private Arbitrary<String> object(JsonNode schema, int depth) {
        var fields = schema.path("properties")
                .propertyStream()
                .map(field -> value(field.getValue(), depth - 1)
                        .map(value -> quoted(field.getKey()) + ":" + value)
                        .optional(0.9))
                .toList();
        return Combinators.combine(fields)
                .as(chosen -> "{"
                        + String.join(
                                ",",
                                chosen.stream()
                                        .flatMap(java.util.Optional::stream)
                                        .toList()) + "}");
    }

    /** OpenAPI 3.1 may name several types. */
    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.path(0).asText() : type.asText();
    }

    private JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asText();
        return reference.startsWith("#/") ? document.at(reference.substring(1)) : schema;
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}

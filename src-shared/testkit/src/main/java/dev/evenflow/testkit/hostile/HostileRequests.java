package dev.evenflow.testkit.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Requests for every operation of a service, from its own description: parameters, headers and bodies of the kinds that are
 * described, next to those kinds, and far from them.
 */
public final class HostileRequests {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final List<String> HEADERS = List.of(
            "If-Match",
            "If-None-Match",
            "Idempotency-Key",
            "Accept",
            "Accept-Encoding",
            "Prefer",
            "Last-Event-ID",
            "X-Correlation-Id",
            "traceparent",
            "Range",
            "X-HTTP-Method-Override",
            "X-Forwarded-For",
            "X-Forwarded-Prefix",
            "X-Original-URL",
            "Origin",
            "Cookie",
            "Expect");

    private final JsonNode document;
    private final List<String> ids;
    private final HostileJson json;

    /**
     * Requests to a service.
     *
     * @param document OpenAPI, as JSON
     * @param ids of what is there: the caller's and others'
     */
    public HostileRequests(JsonNode document, List<String> ids) {
        this.document = document;
        this.ids = List.copyOf(ids);
        this.json = new HostileJson(document, ids);
    }

    /**
     * Requests for any operation.
     *
     * @param tokens what is sent as Authorization, or not
     */
    public Arbitrary<HostileRequest> any(List<Optional<String>> tokens) {
        var operations = document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> request(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                parameters(path.getValue(), operation.getValue()),
                                operation.getValue(),
                                tokens)))
                .toList();
        return Arbitraries.oneOf(operations);
    }

    private Arbitrary<HostileRequest> request(
            String method, String path, List<JsonNode> parameters, JsonNode operation, List<Optional<String>> tokens) {
        var sent = Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.just(method)),
                Tuple.of(1, Arbitraries.of("GET", "HEAD", "PATCH", "TRACE", "OPTIONS", "PUT", "BREW", "get")));
        return Combinators.combine(
                        sent, target(path, parameters), headers(), content(operation), Arbitraries.of(tokens))
                .as((verb, target, headers, content, token) -> new HostileRequest(
                        verb,
                        target,
                        Stream.of(headers, content.headers(), authorization(token))
                                .flatMap(List::stream)
                                .toList(),
                        content.body()));
    }

    private static List<String> authorization(Optional<String> token) {
        return token.map(value -> List.of("Authorization: Bearer " + value)).orElseGet(List::of);
    }

    private static List<JsonNode> parameters(JsonNode path, JsonNode operation) {
        return Stream.of(path, operation)
                .flatMap(
                        holder -> StreamSupport.stream(holder.path("parameters").spliterator(), false))
                .toList();
    }

    private Arbitrary<String> target(String path, List<JsonNode> parameters) {
        var segments = Stream.of(path.substring(1).split("/", -1))
                .map(segment -> segment.startsWith("{") ? id() : Arbitraries.just(segment))
                .toList();
        var query = parameters.stream()
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .map(parameter -> query(parameter.path("name").asText()).optional(0.4))
                .toList();
        return Combinators.combine(
                        Combinators.combine(segments).as(List::copyOf),
                        Combinators.combine(query).as(List::copyOf))
                .as((parts, asked) -> "/" + String.join("/", parts) + query(asked));
    }

    private static String query(List<Optional<String>> asked) {
        var present = asked.stream().flatMap(Optional::stream).toList();
        return present.isEmpty() ? "" : "?" + String.join("&", present);
    }

    private Arbitrary<String> query(String name) {
        return value().map(value -> name + "=" + value);
    }

    private Arbitrary<String> id() {
        return value();
    }

    private Arbitrary<String> value() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(ids).map(HostileText::encoded)),
                Tuple.of(2, HostileText.inTarget(HostileText.any())));
    }

    private static Arbitrary<List<String>> headers() {
        var value = Arbitraries.oneOf(
                HostileText.inHeader(),
                Arbitraries.of("*", "\"1\"", "W/\"1\"", "application/json", "wait=0", "wait=x", "key"));
        return Combinators.combine(Arbitraries.of(HEADERS), value)
                .as((name, text) -> name + ": " + text)
                .list()
                .ofMaxSize(3);
    }

    private record Content(List<String> headers, String body) {}

    private Arbitrary<Content> content(JsonNode operation) {
        var described = operation.at("/requestBody/content");
        if (described.isMissingNode()) {
            return Arbitraries.just(new Content(List.of(), ""));
        }
        var type = described.fieldNames().next();
        var body = type.equals(FORM) ? form() : json.body(described.path(type).path("schema"));
        var types = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.just(type)),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                "text/plain", FORM, "application/json;charset=utf-16", "a", "multipart/form-data")));
        return Combinators.combine(types, body).as((sent, text) -> new Content(List.of("Content-Type: " + sent), text));
    }

    private Arbitrary<String> form() {
        var names = List.of("grant_type", "username", "password", "refresh_token", "client_id", "client_secret");
        var values = Arbitraries.oneOf(
                Arbitraries.of("password", "refresh_token", "client_credentials", "a%40example.com"),
                HostileText.inTarget(HostileText.any()));
        var fields = new ArrayList<Arbitrary<String>>();
        names.forEach(name -> fields.add(values.map(value -> name + "=" + value)));
        return Combinators.combine(fields).as(all -> String.join("&", all));
    }
}

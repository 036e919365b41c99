package dev.evenflow;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.evenflow.testkit.quarkus.ServedAt;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** order-svc over HTTP, as a client sees it. */
public final class Api {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Optional<String> token;

    public Api() {
        this(Optional.empty());
    }

    /** Calls that are sent with this token. */
    public Api(Optional<String> token) {
        this.token = token;
    }

    public static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    public static JsonNode json(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + document, e);
        }
    }

    public static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    public static void assertProblem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(header(response, "Content-Type")).startsWith("application/problem+json");
        assertThat(problem(response)).isEqualTo(type);
        assertThat(response.body()).doesNotContain("\tat ", "Exception", "dev.evenflow.", "java.");
    }

    /** The slug of its type. */
    public static String problem(HttpResponse<String> response) {
        return json(response).path("type").asText().replace("tag:evenflow.dev,2025:", "");
    }

    /** As many at once. */
    public static List<HttpResponse<String>> together(
            int clients, IntFunction<CompletableFuture<HttpResponse<String>>> send) {
        var sent = IntStream.range(0, clients).mapToObj(send).toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, BodyPublishers.noBody()).join();
    }

    public HttpResponse<String> delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody()).join();
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return sendJson("POST", path, body, headers).join();
    }

    public HttpResponse<String> put(String path, String body) {
        return sendJson("PUT", path, body).join();
    }

    /** Opens an account and gives its path. */
    public String account(String owner) {
        var body = "{\"owner\":\"" + owner + "\",\"currency\":\"EUR\"}";
        return header(post("/accounts", body), "Location").replaceFirst("^https?://[^/]+", "");
    }

    /** Creates a product and gives its path. */
    public String product(long stock) {
        var body = "{\"name\":\"Lamp\",\"description\":\"A lamp\",\"price\":19.90,\"stock\":" + stock + "}";
        return header(post("/products", body), "Location").replaceFirst("^https?://[^/]+", "");
    }

    public CompletableFuture<HttpResponse<String>> sendJson(
            String method, String path, String body, String... headers) {
        var all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return send(method, path, BodyPublishers.ofString(body), all);
    }

    public CompletableFuture<HttpResponse<String>> send(
            String method, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(ServedAt.of(path)).method(method, body);
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        token.ifPresent(sent -> request.header("Authorization", "Bearer " + sent));
        return http.sendAsync(request.build(), ofString());
    }
}

package dev.evenflow.user;

import static java.net.http.HttpResponse.BodyHandlers.ofString;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenflow.testkit.quarkus.ServedAt;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** user-svc over HTTP, as a client sees it. */
final class UserApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    static String user(String name, String email) {
        return JSON.createObjectNode().put("name", name).put("email", email).toString();
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + response.body(), e);
        }
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers).join();
    }

    HttpResponse<String> delete(String path, String... headers) {
        return send("DELETE", path, BodyPublishers.noBody(), headers).join();
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return sendJson("POST", path, body, headers).join();
    }

    HttpResponse<String> put(String path, String body, String... headers) {
        return sendJson("PUT", path, body, headers).join();
    }

    /** Creates a user and gives its path. */
    String created(String name, String email) {
        return header(post("/users", user(name, email)), "Location");
    }

    CompletableFuture<HttpResponse<String>> sendJson(String method, String path, String body, String... headers) {
        var all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return send(method, path, BodyPublishers.ofString(body), all);
    }

    CompletableFuture<HttpResponse<String>> send(String method, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(ServedAt.of(path)).method(method, body);
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.sendAsync(request.build(), ofString());
    }
}

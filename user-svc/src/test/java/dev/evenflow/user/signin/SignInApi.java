package dev.evenflow.user.signin;

import static java.net.URLEncoder.encode;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenflow.testkit.quarkus.ServedAt;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Signing in over HTTP, as a client does. */
public final class SignInApi {

    public static final String PASSWORD = "correct horse battery staple";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    public static JsonNode json(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + document, e);
        }
    }

    public static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    /** What a token says of itself. */
    public static JsonNode part(String token, int index) {
        return json(new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), UTF_8));
    }

    /** A new user with the password; gives the e-mail. */
    public String registered() {
        var email = UUID.randomUUID() + "@Example.com";
        var answer = post("/users", user(email, PASSWORD));
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.body());
        }
        return email;
    }

    public static String user(String email, String password) {
        return JSON.createObjectNode()
                .put("name", "Ann")
                .put("email", email)
                .put("password", password)
                .toString();
    }

    public HttpResponse<String> post(String path, String json, String... headers) {
        return send("POST", path, json, "application/json", headers).join();
    }

    public HttpResponse<String> put(String path, String json, String... headers) {
        return send("PUT", path, json, "application/json", headers).join();
    }

    public HttpResponse<String> get(String path, String token) {
        return send("GET", path, "", "application/json", "Authorization", "Bearer " + token)
                .join();
    }

    public HttpResponse<String> delete(String path, String token) {
        return send("DELETE", path, "", "application/json", "Authorization", "Bearer " + token)
                .join();
    }

    public HttpResponse<String> signIn(String email, String password) {
        return token("grant_type", "password", "username", email, "password", password);
    }

    public HttpResponse<String> refresh(String token) {
        return token("grant_type", "refresh_token", "refresh_token", token);
    }

    public HttpResponse<String> client(String id, String secret) {
        return token("grant_type", "client_credentials", "client_id", id, "client_secret", secret);
    }

    /** With these fields of the form. */
    public HttpResponse<String> token(String... fields) {
        return form(fields(fields));
    }

    /** Another password for a user, as the holder of the token. */
    public HttpResponse<String> changePassword(String id, String current, String wanted, String token) {
        var change = JSON.createObjectNode().put("current_password", current).put("password", wanted);
        return put("/users/" + id + "/password", change.toString(), "Authorization", "Bearer " + token);
    }

    /** With these fields of the form. */
    public HttpResponse<String> revoke(String... fields) {
        return revokeForm(fields(fields));
    }

    public HttpResponse<String> revokeForm(String form, String... headers) {
        return send("POST", "/auth/revoke", form, "application/x-www-form-urlencoded", headers)
                .join();
    }

    public HttpResponse<String> form(String form, String... headers) {
        return send("POST", "/auth/token", form, "application/x-www-form-urlencoded", headers)
                .join();
    }

    private static String fields(String... fields) {
        var pairs = new ArrayList<String>();
        for (var i = 0; i < fields.length; i += 2) {
            pairs.add(fields[i] + "=" + encode(fields[i + 1], UTF_8));
        }
        return String.join("&", pairs);
    }

    private CompletableFuture<HttpResponse<String>> send(
            String method, String path, String body, String type, String... headers) {
        var request = HttpRequest.newBuilder(ServedAt.of(path))
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body));
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.sendAsync(request.build(), ofString());
    }
}

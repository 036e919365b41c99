package dev.evenflow.bench.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;

/** A user with a token that is renewed; thread-safe. */
final class SignedInUser {

    private static final String PASSWORD = "correct horse battery staple";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String issuer;
    private final String email;
    private volatile String token = "";

    private SignedInUser(String issuer, String email) {
        this.issuer = issuer;
        this.email = email;
    }

    static SignedInUser register(String issuer, String email) {
        var user = new SignedInUser(issuer, email);
        var json = "{\"name\":\"Ann\",\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD);
        user.post("/users", "application/json", json);
        user.renew();
        return user;
    }

    String token() {
        return token;
    }

    /** Signs in again; tells the key that signed. */
    String renew() {
        var form = "grant_type=password&username=" + URLEncoder.encode(email, UTF_8) + "&password="
                + URLEncoder.encode(PASSWORD, UTF_8);
        token = post("/auth/token", "application/x-www-form-urlencoded", form)
                .path("access_token")
                .asText();
        return keyId();
    }

    String keyId() {
        return part(0).path("kid").asText();
    }

    long id() {
        return part(1).path("sub").asLong();
    }

    /** The address of their profile. */
    String own() {
        return issuer + "/users/" + id();
    }

    int status(String url, String withToken) {
        return send(HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + withToken)
                        .build())
                .statusCode();
    }

    private JsonNode post(String path, String type, String body) {
        var answer = send(HttpRequest.newBuilder(URI.create(issuer + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() >= 400) {
            throw new AssertionError(path + " answers " + answer.body());
        }
        return json(answer.body());
    }

    private JsonNode part(int index) {
        return json(new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), UTF_8));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

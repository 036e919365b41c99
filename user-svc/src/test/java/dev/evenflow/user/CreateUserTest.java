package dev.evenflow.user;

import static dev.evenflow.user.UserApi.header;
import static dev.evenflow.user.UserApi.json;
import static dev.evenflow.user.UserApi.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CreateUserTest {

    @Inject
    Tables tables;

    private final UserApi api = new UserApi();

    @BeforeEach
    void clear() {
        tables.clear();
    }

    @Test
    void create_answersTheUser() {
        var response = api.post("/users", user("John Doe", "john@example.com"));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(header(response, "ETag")).isEqualTo("\"1\"");
        assertThat(header(response, "Content-Type")).startsWith("application/json");
        var body = json(response);
        assertThat(header(response, "Location")).isEqualTo("/users/" + body.get("id"));
        assertThat(body.fieldNames())
                .toIterable()
                .containsExactly("id", "name", "email", "active", "created_at", "updated_at");
        assertThat(body.get("active").booleanValue()).isTrue();
        assertThat(Instant.parse(body.get("created_at").textValue()))
                .isEqualTo(Instant.parse(body.get("updated_at").textValue()));
    }

    @Test
    void create_conflicts_whenTheEmailExistsInOtherCase() {
        api.created("A", "Same@Example.com");

        var response = api.post("/users", user("B", "same@example.COM"));

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(json(response).get("type").textValue()).isEqualTo("tag:evenflow.dev,2025:email-taken");
        assertThat(tables.count("outbox")).isOne();
    }

    @Test
    void create_acceptsEmojiAndRightToLeftNames() {
        var path = api.created("👩‍🚀 مرحبا", "emoji@example.com");

        assertThat(json(api.get(path)).get("name").textValue()).isEqualTo("👩‍🚀 مرحبا");
    }

    @Test
    void create_ignoresUnknownFields() {
        var response = api.post("/users", "{\"name\":\"A\",\"email\":\"a@b.org\",\"id\":77,\"admin\":true}");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(json(response).get("id").longValue()).isNotEqualTo(77);
    }
}

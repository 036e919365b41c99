package dev.evenflow.user;

import static dev.evenflow.user.UserApi.header;
import static dev.evenflow.user.UserApi.json;
import static dev.evenflow.user.UserApi.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UserCallsTest {

    @Inject
    Tables tables;

    private final UserApi api = new UserApi();

    @BeforeEach
    void clear() {
        tables.clear();
    }

    @Test
    void get_answersWhatCreateDid_andItsVersion() {
        var created = api.post("/users", user("A", "a@example.com"));

        var read = api.get(header(created, "Location"));

        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(created.body());
        assertThat(header(read, "ETag")).isEqualTo("\"1\"");
        assertThat(api.get(header(created, "Location"), "If-None-Match", "W/\"1\"")
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void update_replacesAndBumpsTheVersion() {
        var path = api.created("A", "a@example.com");

        var response = api.put(path, user("B", "b@example.com"), "If-Match", "\"1\"");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "ETag")).isEqualTo("\"2\"");
        assertThat(json(response).get("name").textValue()).isEqualTo("B");
        assertThat(api.get(path).body()).isEqualTo(response.body());
    }

    @Test
    void update_isRefused_whenIfMatchIsStale() {
        var path = api.created("A", "a@example.com");
        api.put(path, user("B", "a@example.com"));

        var response = api.put(path, user("C", "a@example.com"), "If-Match", "\"1\"");

        assertThat(response.statusCode()).isEqualTo(412);
        assertThat(json(response).get("type").textValue()).isEqualTo("tag:evenflow.dev,2025:stale-version");
        assertThat(json(api.get(path)).get("name").textValue()).isEqualTo("B");
    }

    @Test
    void update_conflicts_whenTheEmailBelongsToAnother() {
        api.created("A", "a@example.com");
        var path = api.created("B", "b@example.com");

        assertThat(api.put(path, user("B", "A@example.com")).statusCode()).isEqualTo(409);
        assertThat(header(api.get(path), "ETag")).isEqualTo("\"1\"");
    }

    @Test
    void update_ofNobody_isNotFound() {
        assertThat(api.put("/users/4711", user("B", "b@example.com")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void delete_isIdempotent_andFreesTheEmail() {
        var path = api.created("A", "a@example.com");

        assertThat(api.delete(path).statusCode()).isEqualTo(204);
        assertThat(api.delete(path).statusCode()).isEqualTo(204);
        assertThat(api.delete("/users/4711").statusCode()).isEqualTo(204);

        assertThat(api.get(path).statusCode()).isEqualTo(404);
        assertThat(api.get(path + "/validate").statusCode()).isEqualTo(404);
        assertThat(api.put(path, user("B", "b@example.com")).statusCode()).isEqualTo(404);
        assertThat(api.created("A again", "a@example.com")).isNotEqualTo(path);
        assertThat(tables.rows("SELECT name, email, email_key, version FROM users WHERE deleted_at IS NOT NULL"))
                .singleElement()
                .satisfies(tombstone -> assertThat(tombstone.get("version")).isEqualTo(2L))
                .satisfies(tombstone -> assertThat(tombstone.values())
                        .filteredOn(v -> v == null)
                        .hasSize(3));
    }

    @Test
    void validate_tellsWhetherActive() {
        var path = api.created("A", "a@example.com");
        assertThat(api.get(path + "/validate").body()).isEqualTo("{\"valid\":true}");

        tables.execute("UPDATE users SET active = false");
        assertThat(api.get(path + "/validate").body()).isEqualTo("{\"valid\":false}");
    }
}

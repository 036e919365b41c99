package dev.evenflow.user;

import static dev.evenflow.user.UserApi.header;
import static dev.evenflow.user.UserApi.json;
import static dev.evenflow.user.UserApi.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The calls of a user's life, from outside alone: the packaged service is tested with them, too. */
@QuarkusTest
class UserLifeTest {

    private final UserApi api = new UserApi();

    @Test
    void user_isCreatedReadChangedListedAndDeleted() {
        var email = UUID.randomUUID() + "@example.com";
        var created = api.post("/users", user("Ann", email), "Idempotency-Key", email);
        var path = header(created, "Location");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(api.post("/users", user("Ann", email), "Idempotency-Key", email)
                        .body())
                .isEqualTo(created.body());
        assertThat(api.get(path).body()).isEqualTo(created.body());
        assertThat(json(api.put(path, user("Anna", email), "If-Match", "\"1\""))
                        .get("name")
                        .textValue())
                .isEqualTo("Anna");
        assertThat(api.get("/users?page_size=100").body()).contains(email);
        assertThat(api.get(path + "/validate").body()).isEqualTo("{\"valid\":true}");
        assertThat(api.delete(path).statusCode()).isEqualTo(204);
        assertThat(api.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void problem_namesEveryField() {
        var answer = api.post("/users", "{\"email\":\"nobody\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        assertThat(json(answer).get("violations").findValuesAsText("field")).containsExactlyInAnyOrder("name", "email");
    }

    @Test
    void outbox_tellsWhatWaits() {
        assertThat(json(api.get("/admin/outbox")).fieldNames())
                .toIterable()
                .containsExactly("pending", "oldest_age_ms", "parked");
    }
}

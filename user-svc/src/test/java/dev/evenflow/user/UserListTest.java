package dev.evenflow.user;

import static dev.evenflow.user.UserApi.header;
import static dev.evenflow.user.UserApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UserListTest {

    @Inject
    Tables tables;

    private final UserApi api = new UserApi();

    @BeforeEach
    void fiveUsers_oneOfThemDeleted() {
        tables.clear();
        for (var i = 1; i <= 5; i++) {
            api.created("U" + i, "u" + i + "@example.com");
        }
        api.delete("/users/" + json(api.get("/users")).get(2).get("id"));
    }

    @Test
    void list_isAnArrayOfTheLivingById() {
        var response = api.get("/users");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).isArray()).isTrue();
        assertThat(json(response))
                .extracting(user -> user.get("name").textValue())
                .containsExactly("U1", "U2", "U4", "U5");
        assertThat(header(response, "X-Total-Count")).isEqualTo("4");
    }

    @Test
    void list_isPaged() {
        var response = api.get("/users?page=2&page_size=3");

        assertThat(json(response))
                .extracting(user -> user.get("name").textValue())
                .containsExactly("U5");
        assertThat(header(response, "X-Total-Count")).isEqualTo("4");
        assertThat(header(response, "Link"))
                .isEqualTo("</users?page=1&page_size=3>; rel=\"first\", "
                        + "</users?page=1&page_size=3>; rel=\"prev\", </users?page=2&page_size=3>; rel=\"last\"");
    }

    @Test
    void list_beyondTheEnd_isEmpty() {
        assertThat(api.get("/users?page=10000000&page_size=100").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=-1", "page=x", "page_size=0", "page_size=101", "page=1e3"})
    void list_refuses(String query) {
        var response = api.get("/users?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("type").textValue()).isEqualTo("tag:evenflow.dev,2025:validation");
        assertThat(json(response).at("/violations/0/field").textValue()).isEqualTo(query.split("=", -1)[0]);
    }
}

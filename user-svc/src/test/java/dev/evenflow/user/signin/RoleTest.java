package dev.evenflow.user.signin;

import static dev.evenflow.user.Secured.SECRET;
import static dev.evenflow.user.signin.SignInApi.PASSWORD;
import static dev.evenflow.user.signin.SignInApi.json;
import static dev.evenflow.user.signin.SignInApi.part;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.user.Secured;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Roles of users, given by an operator. */
@QuarkusTest
@TestProfile(Secured.class)
class RoleTest {

    private final SignInApi api = new SignInApi();

    @Test
    void role_isGiven_andTakenAgain() {
        var email = api.registered();
        var operator = json(api.client("operator", SECRET)).path("access_token").asText();
        var id = part(json(api.signIn(email, PASSWORD)).path("access_token").asText(), 1)
                .path("sub")
                .asText();
        var roles = "/admin/users/" + id + "/roles";
        var bearer = "Bearer " + operator;

        assertThat(api.put(roles, "{\"roles\":[\"support\",\"support\"]}", "Authorization", bearer)
                        .body())
                .isEqualTo("{\"roles\":[\"support\"]}");
        var support = json(api.signIn(email, PASSWORD)).path("access_token").asText();
        assertThat(part(support, 1).path("groups"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("user", "support");
        assertThat(api.get("/users", support).statusCode()).isEqualTo(200);

        assertThat(api.put(roles, "{\"roles\":[]}", "Authorization", bearer).body())
                .isEqualTo("{\"roles\":[]}");
        assertThat(api.get(
                                "/users",
                                json(api.signIn(email, PASSWORD))
                                        .path("access_token")
                                        .asText())
                        .statusCode())
                .isEqualTo(403);
        assertThat(api.put(roles, "{\"roles\":[\"service\"]}", "Authorization", bearer)
                        .statusCode())
                .isEqualTo(400);
        assertThat(api.put("/admin/users/4711/roles", "{\"roles\":[]}", "Authorization", bearer)
                        .statusCode())
                .isEqualTo(404);
    }
}

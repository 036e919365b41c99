package dev.evenflow.user.signin;

import static dev.evenflow.user.Secured.SECRET;
import static dev.evenflow.user.signin.SignInApi.PASSWORD;
import static dev.evenflow.user.signin.SignInApi.json;
import static dev.evenflow.user.signin.SignInApi.part;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.user.Secured;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another password for a user. */
@QuarkusTest
@TestProfile(Secured.class)
class ChangePasswordTest {

    private static final String WANTED = "a staple of other horses";

    private final SignInApi api = new SignInApi();

    /** Somebody signed in. */
    private record SignedIn(String id, String email, String token, String refresh) {}

    @Test
    void owner_signsInWithTheNewPassword_andNobodyIsSignedInByTheOldOne() {
        var user = signedIn();
        var elsewhere =
                json(api.signIn(user.email(), PASSWORD)).path("refresh_token").asText();
        var before = api.get("/users/" + user.id(), user.token());

        var answer = api.changePassword(user.id(), PASSWORD, WANTED, user.token());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(api.signIn(user.email(), PASSWORD).statusCode()).isEqualTo(400);
        assertThat(api.signIn(user.email(), WANTED).statusCode()).isEqualTo(200);
        assertThat(api.refresh(user.refresh()).statusCode()).isEqualTo(400);
        assertThat(api.refresh(elsewhere).statusCode()).isEqualTo(400);
        assertThat(api.get("/users/" + user.id(), user.token()).body())
                .as("the user is the same, also by its version")
                .isEqualTo(before.body());
    }

    @Test
    void owner_isRefused_withAnotherPasswordThanTheCurrentOne() {
        var user = signedIn();

        var answer = api.changePassword(user.id(), "not the password", WANTED, user.token());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(answer).path("type").asText()).isEqualTo("tag:evenflow.dev,2025:wrong-password");
        assertThat(answer.body()).doesNotContain(WANTED, "not the password");
        assertThat(api.signIn(user.email(), PASSWORD).statusCode()).isEqualTo(200);
        assertThat(api.refresh(user.refresh()).statusCode()).isEqualTo(200);
    }

    @Test
    void owner_isToldWhatIsMissing_withoutTheCurrentPassword() {
        var user = signedIn();

        var answer = api.put(
                "/users/" + user.id() + "/password",
                "{\"password\":\"" + WANTED + "\"}",
                "Authorization",
                "Bearer " + user.token());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("violations").findValuesAsText("field")).containsExactly("current_password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11 letters.", "", "tab\tis no character for a password"})
    void password_isRefused_outOfItsBounds(String wanted) {
        assertPasswordRefused(wanted);
    }

    @Test
    void password_isRefused_whenTooLong() {
        assertPasswordRefused("x".repeat(129));
    }

    @Test
    void another_isNotFound() {
        var user = signedIn();
        var other = signedIn();

        assertThat(api.changePassword(other.id(), PASSWORD, WANTED, user.token())
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.signIn(other.email(), PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void administrator_givesAPassword_alsoToWhomeverHadNone() {
        var email = UUID.randomUUID() + "@example.com";
        var made = api.post("/users", "{\"name\":\"Ann\",\"email\":\"" + email + "\"}");
        var user = signedIn();

        assertThat(asOperator("/users/" + json(made).path("id").asText()).statusCode())
                .isEqualTo(204);
        assertThat(asOperator("/users/" + user.id()).statusCode()).isEqualTo(204);

        assertThat(api.signIn(email, WANTED).statusCode()).isEqualTo(200);
        assertThat(api.signIn(user.email(), WANTED).statusCode()).isEqualTo(200);
        assertThat(api.refresh(user.refresh()).statusCode()).isEqualTo(400);
        assertThat(asOperator("/users/4711000").statusCode()).isEqualTo(404);
    }

    @Test
    void administrator_provesTheirOwnPassword() {
        var user = signedIn();
        api.put("/admin/users/" + user.id() + "/roles", "{\"roles\":[\"admin\"]}", "Authorization", operator());
        var admin =
                json(api.signIn(user.email(), PASSWORD)).path("access_token").asText();

        assertThat(api.changePassword(user.id(), "not the password", WANTED, admin)
                        .statusCode())
                .isEqualTo(403);
        assertThat(api.changePassword(user.id(), PASSWORD, WANTED, admin).statusCode())
                .isEqualTo(204);
    }

    @Test
    void deletedUser_isNotFound() {
        var user = signedIn();
        api.delete("/users/" + user.id(), user.token());

        assertThat(api.changePassword(user.id(), PASSWORD, WANTED, user.token()).statusCode())
                .isEqualTo(404);
        assertThat(asOperator("/users/" + user.id()).statusCode()).isEqualTo(404);
        assertThat(api.signIn(user.email(), WANTED).statusCode()).isEqualTo(400);
    }

    @Test
    void password_isWhatOneOfThemAskedFor_whenTwoChangeItAtOnce() {
        var user = signedIn();
        var changes = Stream.of("first of two passwords", "second of two passwords")
                .map(wanted -> CompletableFuture.supplyAsync(
                        () -> api.changePassword(user.id(), PASSWORD, wanted, user.token())))
                .toList();

        assertThat(changes.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
                .containsExactlyInAnyOrder(204, 403);
        assertThat(List.of(
                        api.signIn(user.email(), "first of two passwords").statusCode(),
                        api.signIn(user.email(), "second of two passwords").statusCode()))
                .containsExactlyInAnyOrder(200, 400);
    }

    private void assertPasswordRefused(String wanted) {
        var user = signedIn();

        var answer = api.changePassword(user.id(), PASSWORD, wanted, user.token());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).path("violations").findValuesAsText("field")).contains("password");
        assertThat(api.signIn(user.email(), PASSWORD).statusCode()).isEqualTo(200);
    }

    private SignedIn signedIn() {
        var email = api.registered();
        var tokens = json(api.signIn(email, PASSWORD));
        var token = tokens.path("access_token").asText();
        return new SignedIn(
                part(token, 1).path("sub").asText(),
                email,
                token,
                tokens.path("refresh_token").asText());
    }

    private HttpResponse<String> asOperator(String user) {
        return api.put(user + "/password", "{\"password\":\"" + WANTED + "\"}", "Authorization", operator());
    }

    private String operator() {
        return "Bearer "
                + json(api.client("operator", SECRET)).path("access_token").asText();
    }
}

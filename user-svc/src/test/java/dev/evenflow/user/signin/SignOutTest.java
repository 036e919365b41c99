package dev.evenflow.user.signin;

import static dev.evenflow.user.Secured.SECRET;
import static dev.evenflow.user.signin.SignInApi.PASSWORD;
import static dev.evenflow.user.signin.SignInApi.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.user.Secured;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are given back. */
@QuarkusTest
@TestProfile(Secured.class)
class SignOutTest {

    private final SignInApi api = new SignInApi();

    @Test
    void refreshToken_isOver_andNoOtherSignIn() {
        var email = api.registered();
        var here = refreshToken(email);
        var elsewhere = refreshToken(email);

        var answer = api.revoke("token", here, "token_type_hint", "refresh_token");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(api.refresh(here).statusCode()).isEqualTo(400);
        assertThat(api.refresh(elsewhere).statusCode()).isEqualTo(200);
        assertThat(api.revoke("token", here).statusCode()).as("again").isEqualTo(200);
    }

    @Test
    void followingToken_isOver_withAnEarlierOne() {
        var first = refreshToken(api.registered());
        var second = json(api.refresh(first)).path("refresh_token").asText();

        assertThat(api.revoke("token", first).statusCode()).isEqualTo(200);

        assertThat(api.refresh(second).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "not a token", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void unknownToken_isOverAlready(String token) {
        assertThat(api.revoke("token", token, "token_type_hint", "of another kind")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void accessToken_cannotBeTakenBack() {
        var token = json(api.client("operator", SECRET)).path("access_token").asText();

        var answer = api.revoke("token", token, "client_id", "operator", "client_secret", SECRET);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").asText()).isEqualTo("unsupported_token_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "token=", "token=a&token=b", "token=a&token_type_hint=b&token_type_hint=c"})
    void form_isRefused_thatIsNotAsItMustBe(String form) {
        var answer = api.revokeForm(form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").asText()).isEqualTo("invalid_request");
    }

    @Test
    void client_thatIsNoClient_isRefused_andEndsNothing() {
        var refresh = refreshToken(api.registered());
        var basic = Base64.getEncoder().encodeToString("operator:wrong".getBytes(UTF_8));

        var posted = api.revoke("token", refresh, "client_id", "operator", "client_secret", "wrong");
        var sent = api.revokeForm("token=" + refresh, "Authorization", "Basic " + basic);

        assertThat(posted.statusCode()).isEqualTo(401);
        assertThat(json(posted).path("error").asText()).isEqualTo("invalid_client");
        assertThat(sent.statusCode()).isEqualTo(401);
        assertThat(sent.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"evenflow\"");
        assertThat(api.refresh(refresh).statusCode()).isEqualTo(200);
    }

    @Test
    void client_thatProvesWhoItIs_endsTheTokenItHas() {
        var refresh = refreshToken(api.registered());

        assertThat(api.revoke("token", refresh, "client_id", "operator", "client_secret", SECRET)
                        .statusCode())
                .isEqualTo(200);

        assertThat(api.refresh(refresh).statusCode()).isEqualTo(400);
    }

    private String refreshToken(String email) {
        return json(api.signIn(email, PASSWORD)).path("refresh_token").asText();
    }
}

package dev.evenflow.user.signin;

import static dev.evenflow.user.signin.SignInApi.PASSWORD;
import static dev.evenflow.user.signin.SignInApi.json;
import static dev.evenflow.user.signin.SignInApi.part;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.user.Secured;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a password, and who is kept from guessing it. */
@QuarkusTest
@TestProfile(Secured.class)
class SignInTest {

    private final SignInApi api = new SignInApi();

    @Test
    void password_givesATokenForOwnData() {
        var email = api.registered();

        var answer = api.signIn(email.toUpperCase(Locale.ROOT), PASSWORD);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        var tokens = json(answer);
        assertThat(tokens.fieldNames())
                .toIterable()
                .containsExactly("access_token", "token_type", "expires_in", "refresh_token");
        assertThat(tokens.path("expires_in").asInt()).isEqualTo(900);
        var access = tokens.path("access_token").asText();
        assertThat(part(access, 0).path("alg").asText()).isEqualTo("ES256");
        var claims = part(access, 1);
        assertThat(claims.path("groups")).extracting(JsonNode::asText).containsExactly("user");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(900);
        var own = "/users/" + claims.path("sub").asText();
        assertThat(json(api.get(own, access)).path("email").asText()).isEqualTo(email);
        assertThat(api.get("/users/4711", access).statusCode()).isEqualTo(404);
        assertThat(api.get("/users", access).statusCode()).isEqualTo(403);
    }

    @Test
    void refusal_isTheSame_forAnUnknownEmailAndAWrongPassword() {
        var email = api.registered();
        var without = UUID.randomUUID() + "@example.com";
        api.post("/users", "{\"name\":\"Ann\",\"email\":\"" + without + "\"}");

        var wrong = api.signIn(email, PASSWORD + "!");

        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(json(wrong).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(json(wrong).path("error_description").asText()).isNotEmpty();
        var any = UUID.randomUUID().toString(); // nobody else has used up what this account may
        for (var nobody : new String[] {any + "@example.com", without, any + "\u0000b", any + "x".repeat(2_000), any}) {
            var answer = api.signIn(nobody, PASSWORD);
            assertThat(answer.statusCode()).as(nobody).isEqualTo(400);
            assertThat(answer.body()).isEqualTo(wrong.body());
        }
    }

    @Test
    void manyFailures_areThrottled_forThatAccount() {
        var email = api.registered();
        for (var i = 0; i < 5; i++) {
            assertThat(api.signIn(email, "wrong password").statusCode()).isEqualTo(400);
        }

        var answer = api.signIn(email, PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 61L);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(api.signIn(api.registered(), PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void successes_areNotThrottled() {
        var email = api.registered();

        for (var i = 0; i < 12; i++) {
            assertThat(api.signIn(email, PASSWORD).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', invalid_request",
        "grant_type=password, invalid_request",
        "grant_type=password&username=a, invalid_request",
        "grant_type=password&username=a&password=, invalid_request",
        "grant_type=password&username=a&username=b&password=c, invalid_request",
        "grant_type=password&grant_type=refresh_token, invalid_request",
        "grant_type=refresh_token, invalid_request",
        "grant_type=client_credentials, invalid_request",
        "grant_type=implicit, unsupported_grant_type"
    })
    void request_thatIsNotAsItMustBe_isRefused(String form, String error) {
        var answer = api.form(form);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).path("error").asText()).isEqualTo(error);
    }
}

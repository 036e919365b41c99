package dev.evenflow.user.signin;

import static dev.evenflow.user.Secured.SECRET;
import static dev.evenflow.user.signin.SignInApi.PASSWORD;
import static dev.evenflow.user.signin.SignInApi.json;
import static dev.evenflow.user.signin.SignInApi.part;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.user.Secured;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(Secured.class)
class SignInTest {

    @Inject
    DataSource database;

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
        for (var nobody :
                new String[] {"nobody@example.com", without, "a\u0000b", "x".repeat(2_000), "not an e-mail"}) {
            var answer = api.signIn(nobody, PASSWORD);
            assertThat(answer.statusCode()).as(nobody).isEqualTo(400);
            assertThat(answer.body()).isEqualTo(wrong.body());
        }
    }

    @Test
    void refreshToken_isUsedOnce_andGivesTheNext() {
        var first = json(api.signIn(api.registered(), PASSWORD));

        var second = json(api.refresh(first.path("refresh_token").asText()));
        var third = json(api.refresh(second.path("refresh_token").asText()));

        assertThat(third.path("access_token").asText()).isNotEmpty();
        assertThat(third.path("refresh_token").asText())
                .isNotEqualTo(second.path("refresh_token").asText());
    }

    @Test
    void refreshToken_thatComesAgain_endsItsFamily() {
        var first = json(api.signIn(api.registered(), PASSWORD))
                .path("refresh_token")
                .asText();
        var second = json(api.refresh(first)).path("refresh_token").asText();

        assertRefused(api.refresh(first));
        assertRefused(api.refresh(second));
    }

    @Test
    void refreshToken_usedByManyAtOnce_givesOneAtMost() {
        var token = json(api.signIn(api.registered(), PASSWORD))
                .path("refresh_token")
                .asText();

        var answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> api.refresh(token))
                .toList();

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void familyOfAnother_isNotEnded_byAGuess() {
        var token = json(api.signIn(api.registered(), PASSWORD))
                .path("refresh_token")
                .asText();

        assertRefused(api.refresh("A".repeat(64)));
        assertRefused(api.refresh("not a token"));

        assertThat(api.refresh(token).statusCode()).isEqualTo(200);
    }

    @Test
    void deletedUser_cannotSignIn_orRefresh() {
        var email = api.registered();
        var tokens = json(api.signIn(email, PASSWORD));
        var access = tokens.path("access_token").asText();
        var id = part(access, 1).path("sub").asText();

        assertThat(api.delete("/users/" + id, access).statusCode()).isEqualTo(204);

        assertRefused(api.signIn(email, PASSWORD));
        assertRefused(api.refresh(tokens.path("refresh_token").asText()));
        assertThat(count("SELECT count(*) FROM credentials WHERE user_id = " + id))
                .isZero();
        assertThat(count("SELECT count(*) FROM refresh_families WHERE user_id = " + id))
                .isZero();
    }

    @Test
    void client_getsATokenOfItsRole_withoutARefreshToken() {
        var answer = json(api.client("order-svc", SECRET));

        var claims = part(answer.path("access_token").asText(), 1);
        assertThat(claims.path("sub").asText()).isEqualTo("order-svc");
        assertThat(claims.path("groups")).extracting(JsonNode::asText).containsExactly("service");
        assertThat(answer.has("refresh_token")).isFalse();
    }

    @Test
    void client_maySendItsSecret_asBasic() {
        var basic = Base64.getEncoder().encodeToString(("operator:" + SECRET).getBytes(UTF_8));

        assertThat(api.form("grant_type=client_credentials", "Authorization", "Basic " + basic)
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"operator, wrong", "nobody, a-secret-of-at-least-32-characters", "operator, ''"})
    void client_isRefused_withAWrongSecret(String id, String secret) {
        var basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(UTF_8));

        var answer = api.form("grant_type=client_credentials", "Authorization", "Basic " + basic);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).path("error").asText()).isEqualTo("invalid_client");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"evenflow\"");
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
    @ValueSource(strings = {"11 letters.", "", "tab\tis no character for a password"})
    void password_isRefused_outOfItsBounds(String password) {
        assertPasswordRefused(password);
    }

    @Test
    void password_isRefused_whenTooLong() {
        assertPasswordRefused("x".repeat(129));
        assertThat(api.post("/users", SignInApi.user(UUID.randomUUID() + "@example.com", "😀".repeat(64)))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void password_isNowhere_butInItsHash() {
        var email = api.registered();
        var key = UUID.randomUUID().toString();
        var other = UUID.randomUUID() + "@example.com";
        var made = api.post("/users", SignInApi.user(other, PASSWORD), "Idempotency-Key", key);

        assertThat(made.body()).doesNotContain("password");
        assertThat(
                        count(
                                "SELECT count(*) FROM outbox WHERE payload LIKE '%correct horse%' OR payload LIKE '%password%'"))
                .isZero();
        assertThat(count("SELECT count(*) FROM idempotency_keys WHERE body LIKE '%horse%' OR body LIKE '%argon2%'"))
                .isZero();
        assertThat(count("SELECT count(*) FROM credentials c JOIN users u ON u.id = c.user_id WHERE u.email_key IN ('"
                        + email.toLowerCase(Locale.ROOT) + "', '" + other
                        + "') AND password_hash LIKE '$argon2id$v=19$%'"))
                .isEqualTo(2);
    }

    @Test
    void retriedCreate_answersTheSame_andKeepsTheFirstPassword() {
        var email = UUID.randomUUID() + "@example.com";
        var key = UUID.randomUUID().toString();
        var first = api.post("/users", SignInApi.user(email, PASSWORD), "Idempotency-Key", key);

        var again = api.post("/users", SignInApi.user(email, PASSWORD), "Idempotency-Key", key);

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(api.signIn(email, PASSWORD).statusCode()).isEqualTo(200);
    }

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

    private void assertPasswordRefused(String password) {
        var answer = api.post("/users", SignInApi.user(UUID.randomUUID() + "@example.com", password));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).path("violations").findValuesAsText("field")).contains("password");
        assertThat(answer.body()).doesNotContain(password.isEmpty() ? "horse" : password);
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).path("error").asText()).isEqualTo("invalid_grant");
    }

    private long count(String query) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }
}

package dev.evenflow.user.signin;

import static dev.evenflow.user.signin.SignInApi.PASSWORD;
import static dev.evenflow.user.signin.SignInApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.user.Secured;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a password that a user registers with. */
@QuarkusTest
@TestProfile(Secured.class)
class RegisteredPasswordTest {

    @Inject
    DataSource database;

    private final SignInApi api = new SignInApi();

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
        assertThat(count("SELECT count(*) FROM outbox WHERE payload LIKE '%" + other
                        + "%' AND (payload LIKE '%correct horse%' OR payload LIKE '%password%')"))
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

    private void assertPasswordRefused(String password) {
        var answer = api.post("/users", SignInApi.user(UUID.randomUUID() + "@example.com", password));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).path("violations").findValuesAsText("field")).contains("password");
        assertThat(answer.body()).doesNotContain(password.isEmpty() ? "horse" : password);
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

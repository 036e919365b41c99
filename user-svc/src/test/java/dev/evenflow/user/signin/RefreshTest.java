package dev.evenflow.user.signin;

import static dev.evenflow.user.signin.SignInApi.PASSWORD;
import static dev.evenflow.user.signin.SignInApi.json;
import static dev.evenflow.user.signin.SignInApi.part;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.user.Secured;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A refresh token is used once; who comes with a used one ends what followed from the sign-in. */
@QuarkusTest
@TestProfile(Secured.class)
class RefreshTest {

    @Inject
    DataSource database;

    private final SignInApi api = new SignInApi();

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
    void refreshToken_usedByTwoAtOnce_endsItsFamily() {
        var token = json(api.signIn(api.registered(), PASSWORD))
                .path("refresh_token")
                .asText();

        var answers = IntStream.range(0, 2)
                .parallel()
                .mapToObj(i -> api.refresh(token))
                .toList();

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSizeLessThanOrEqualTo(1);
        answers.stream()
                .filter(answer -> answer.statusCode() == 200)
                .forEach(answer -> assertRefused(
                        api.refresh(json(answer).path("refresh_token").asText())));
        assertRefused(api.refresh(token));
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

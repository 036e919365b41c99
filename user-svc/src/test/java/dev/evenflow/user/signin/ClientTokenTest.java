package dev.evenflow.user.signin;

import static dev.evenflow.user.Secured.SECRET;
import static dev.evenflow.user.signin.SignInApi.json;
import static dev.evenflow.user.signin.SignInApi.part;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.user.Secured;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs get tokens with a secret. */
@QuarkusTest
@TestProfile(Secured.class)
class ClientTokenTest {

    private final SignInApi api = new SignInApi();

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
}

package dev.evenflow.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** As it is tried: nobody is asked who they are. */
@QuarkusTest
class AuthOffTest {

    private final UserApi api = new UserApi();

    @Test
    void token_thatIsWrong_doesNotMatter() {
        assertThat(api.get("/users", "Authorization", "Bearer nonsense").statusCode())
                .isEqualTo(200);
        assertThat(api.get("/admin/outbox", "Authorization", "Basic nonsense").statusCode())
                .isEqualTo(200);
    }

    @Test
    void tokens_areNotIssued_withoutKeys() {
        var answer = api.send(
                        "POST",
                        "/auth/token",
                        BodyPublishers.ofString("grant_type=password&username=a&password=b"),
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .join();

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(api.get("/.well-known/jwks.json").body()).isEqualTo("{\"keys\":[]}");
    }
}

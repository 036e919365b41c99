package dev.evenflow.user.signin.key;

import static dev.evenflow.user.signin.SignInApi.PASSWORD;
import static dev.evenflow.user.signin.SignInApi.json;
import static dev.evenflow.user.signin.SignInApi.part;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.testkit.access.SigningKeyPair;
import dev.evenflow.testkit.access.TestIssuer;
import dev.evenflow.testkit.quarkus.Embedded;
import dev.evenflow.user.Secured;
import dev.evenflow.user.signin.SignInApi;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** While somebody calls all the time. */
@QuarkusTest
@TestProfile(Secured.class)
class KeyRotationTest {

    private static final String NEXT = "test-key-2";

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    TestIssuer issuer;

    private final SignInApi api = new SignInApi();

    @Test
    void key_isReplaced_whileNoRequestFails() throws IOException {
        var email = api.registered();
        var old = json(api.signIn(email, PASSWORD)).path("access_token").asText();
        var path = "/users/" + part(old, 1).path("sub").asText();
        var done = new AtomicBoolean();
        var calls = new AtomicInteger();
        var caller = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                assertThat(api.get(path, old).statusCode()).isEqualTo(200);
                calls.incrementAndGet();
            }
        });

        var next = issuer.folder().resolve(NEXT + ".pem");
        Files.writeString(next, SigningKeyPair.generate().pem());
        await().atMost(20, SECONDS).until(() -> signsWith(email).equals(NEXT));
        var signedByNext =
                json(api.signIn(email, PASSWORD)).path("access_token").asText();
        assertThat(api.get(path, signedByNext).statusCode()).isEqualTo(200);
        assertThat(published()).contains(TestIssuer.KEY_ID, NEXT);

        Files.delete(next);
        await().atMost(20, SECONDS).until(() -> api.get(path, signedByNext).statusCode() == 401);
        done.set(true);
        caller.join();

        assertThat(published()).doesNotContain(NEXT).contains(TestIssuer.KEY_ID);
        assertThat(calls).hasPositiveValue();
    }

    @Test
    void fileThatIsNoKey_changesNothing() throws IOException {
        var broken = issuer.folder().resolve("z-broken.pem");
        Files.writeString(broken, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        try {
            await().during(2, SECONDS)
                    .atMost(5, SECONDS)
                    .until(() -> published().contains(TestIssuer.KEY_ID));
        } finally {
            Files.delete(broken);
        }
    }

    private String signsWith(String email) {
        return part(json(api.signIn(email, PASSWORD)).path("access_token").asText(), 0)
                .path("kid")
                .asText();
    }

    private List<String> published() {
        JsonNode keys = json(api.get("/.well-known/jwks.json", "none")).path("keys");
        assertThat(keys.findValues("d")).as("private parts").isEmpty();
        return keys.findValuesAsText("kid");
    }
}

package dev.evenflow.user.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.testkit.access.SigningKeyPair;
import dev.evenflow.testkit.access.TestIssuer;
import dev.evenflow.testkit.access.Token;
import dev.evenflow.testkit.quarkus.Embedded;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Whoever sends one forged token after the other costs no signatures, and shuts out nobody who is known. */
@QuarkusTest
@TestProfile(ThrottlingTest.Impatient.class)
class BadTokensTest {

    private static final Logger LOG = Logger.getLogger(BadTokensTest.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MANY = 200;

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    TestIssuer issuer;

    private final SignInApi api = new SignInApi();
    private final String forged = Token.of(TestIssuer.KEY_ID, "7", "admin").signedBy(SigningKeyPair.generate());

    @Test
    void flood_isRefused_unlessTheTokenIsKnown_andTheAddressRecovers() {
        var known = valid();
        assertThat(get(known).statusCode()).isEqualTo(200);
        var before = System.nanoTime();
        var looked = flood();
        var between = System.nanoTime();
        for (var i = 0; i < MANY; i++) {
            get(forged);
        }
        LOG.infof(
                "Forged tokens: %.0f/s while they were looked at, %.0f/s then",
                looked * 1e9 / (between - before), MANY * 1e9 / (System.nanoTime() - between));

        await().atMost(PATIENCE).until(() -> flood() >= 0 && get(valid()).statusCode() == 429);
        assertRefused();
        assertThat(get(known).statusCode()).as("known").isEqualTo(200);
        assertThat(api.get("/.well-known/jwks.json", forged).statusCode())
                .as("open")
                .isEqualTo(200);
        await().atMost(PATIENCE).until(() -> get(valid()).statusCode() == 200);
        assertThat(api.get("/q/metrics", known).body()).contains("evenflow_tokens_unverified_total");
    }

    /** Until one is not looked at any more; tells how many were. */
    private int flood() {
        var looked = 0;
        while (get(forged).statusCode() == 401) {
            looked++;
        }
        return looked;
    }

    private void assertRefused() {
        var refused = await().atMost(PATIENCE).until(() -> get(forged), answer -> answer.statusCode() == 429);
        assertThat(refused.body()).contains("tag:evenflow.dev,2025:too-many-requests");
        assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 3L);
    }

    /** Each is another one. */
    private String valid() {
        return issuer.token(UUID.randomUUID().toString(), "support");
    }

    private HttpResponse<String> get(String token) {
        return api.get("/users", token);
    }
}

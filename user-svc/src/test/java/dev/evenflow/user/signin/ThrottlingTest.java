package dev.evenflow.user.signin;

import static dev.evenflow.user.signin.SignInApi.PASSWORD;
import static dev.evenflow.user.signin.SignInApi.json;
import static dev.evenflow.user.signin.SignInApi.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.user.Secured;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Whoever guesses has to wait, and may try again afterwards. In this order: all tests come from one address. */
@QuarkusTest
@TestProfile(ThrottlingTest.Impatient.class)
@TestMethodOrder(OrderAnnotation.class)
class ThrottlingTest {

    private static final int ACCOUNT_BURST = 3;
    private static final int ADDRESS_BURST = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** So that looking whether it is over does not use up what the address may. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final SignInApi api = new SignInApi();

    @Test
    @Order(1)
    void account_isThrottled_alsoForTheRightPassword_andRecovers() {
        var email = api.registered();
        for (var i = 0; i < ACCOUNT_BURST; i++) {
            assertThat(api.signIn(email, "not the password").statusCode()).isEqualTo(400);
        }

        assertThrottled(api.signIn(email, PASSWORD));
        assertThat(api.signIn(api.registered(), PASSWORD).statusCode())
                .as("another account")
                .isEqualTo(200);
        await().atMost(PATIENCE)
                .pollInterval(PAUSE)
                .until(() -> api.signIn(email, PASSWORD).statusCode() == 200);
    }

    @Test
    @Order(2)
    void unknownAccount_isThrottledAlike() {
        var nobody = UUID.randomUUID() + "@example.com";
        for (var i = 0; i < ACCOUNT_BURST; i++) {
            assertThat(api.signIn(nobody, "not the password").statusCode()).isEqualTo(400);
        }

        assertThrottled(api.signIn(nobody, PASSWORD));
    }

    @Test
    @Order(3)
    void account_isThrottled_byWhoGuessesItsPasswordToChangeIt() {
        var email = api.registered();
        var token = json(api.signIn(email, PASSWORD)).path("access_token").asText();
        var id = part(token, 1).path("sub").asText();
        for (var i = 0; i < ACCOUNT_BURST; i++) {
            assertThat(api.changePassword(id, "not the password", "another long password", token)
                            .statusCode())
                    .isEqualTo(403);
        }

        assertThrottled(api.changePassword(id, PASSWORD, "another long password", token));
        assertThrottled(api.signIn(email, PASSWORD));
    }

    @Test
    @Order(4)
    void address_isThrottled_whateverAccountItTries_andRecovers() {
        var email = api.registered();
        HttpResponse<String> last;
        var attempts = 0;
        do {
            last = api.signIn(UUID.randomUUID() + "@example.com", "not the password");
            attempts++;
        } while (last.statusCode() == 400 && attempts < 10 * ADDRESS_BURST);

        assertThrottled(last);
        assertThrottled(api.refresh("A".repeat(64)));
        await().atMost(PATIENCE)
                .pollInterval(PAUSE)
                .until(() -> api.signIn(email, PASSWORD).statusCode() == 200);
    }

    private static void assertThrottled(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        assertThat(Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 3L);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }

    /** What takes minutes elsewhere takes seconds. */
    public static class Impatient extends Secured {

        @Override
        public Map<String, String> getConfigOverrides() {
            var overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("evenflow.sign-in.throttle.account-burst", Integer.toString(ACCOUNT_BURST));
            overrides.put("evenflow.sign-in.throttle.account-interval", "2s");
            overrides.put("evenflow.sign-in.throttle.address-burst", Integer.toString(ADDRESS_BURST));
            overrides.put("evenflow.sign-in.throttle.address-interval", "500ms");
            overrides.put("evenflow.rate-limit.bad-tokens-per-minute", "60");
            return overrides;
        }
    }
}

package dev.evenflow.user.signin;

import static dev.evenflow.user.Secured.SECRET;
import static dev.evenflow.user.signin.SignInApi.PASSWORD;
import static dev.evenflow.user.signin.SignInApi.json;
import static dev.evenflow.user.signin.SignInApi.part;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.testkit.access.TestIssuer;
import dev.evenflow.testkit.quarkus.Embedded;
import dev.evenflow.user.Secured;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Secured.class)
class AuditTest {

    private static final Logger LOG = Logger.getLogger("evenflow.audit");

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    TestIssuer issuer;

    private final SignInApi api = new SignInApi();
    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        LOG.addHandler(lines);
    }

    @AfterEach
    void stop() {
        LOG.removeHandler(lines);
    }

    @Test
    void log_tellsWhoDidWhat_withoutPersonalData() {
        var email = api.registered();
        api.signIn(email, "not the password");
        var own = json(api.signIn(email, PASSWORD)).path("access_token").asText();
        var id = part(own, 1).path("sub").asText();
        api.get("/users/" + id, own);
        api.get("/users/" + id, issuer.token("77", "user", "support"));
        api.get("/users/" + id, issuer.token("78", "user"));
        api.get("/admin/outbox", "no token");
        api.delete("/users/" + id, own);

        assertThat(lines.all())
                .containsExactly(
                        "caller=nobody action=\"POST /users\" object=- outcome=201",
                        "caller=user:" + id + " action=\"sign in\" object=- outcome=refused",
                        "caller=nobody action=\"POST /auth/token\" object=- outcome=400",
                        "caller=user:" + id + " action=\"sign in\" object=- outcome=ok",
                        "caller=nobody action=\"POST /auth/token\" object=- outcome=200",
                        "caller=user:77 action=\"GET /users/{id}\" object=" + id + " outcome=200",
                        "caller=user:78 action=\"GET /users/{id}\" object=" + id + " outcome=404",
                        "caller=nobody action=\"GET /admin/outbox\" object=- outcome=401",
                        "caller=user:" + id + " action=\"DELETE /users/{id}\" object=" + id + " outcome=204");
    }

    @Test
    void log_tellsWhoChangedAPassword_andWhoSignedOut_withoutPersonalData() {
        var email = api.registered();
        var own = json(api.signIn(email, PASSWORD)).path("access_token").asText();
        var id = part(own, 1).path("sub").asText();
        lines.clear();

        api.changePassword(id, "not the password", "another long password", own);
        api.changePassword(id, PASSWORD, "another long password", own);
        var refresh = json(api.signIn(email, "another long password"))
                .path("refresh_token")
                .asText();
        api.revoke("token", refresh);
        api.revoke("token", refresh);

        var change = "\"PUT /users/{id}/password\" object=" + id;
        assertThat(lines.all())
                .containsExactly(
                        "caller=user:" + id + " action=\"password-changed\" object=" + id + " outcome=refused",
                        "caller=user:" + id + " action=" + change + " outcome=403",
                        "caller=user:" + id + " action=\"password-changed\" object=" + id + " outcome=ok",
                        "caller=user:" + id + " action=" + change + " outcome=204",
                        "caller=user:" + id + " action=\"sign in\" object=- outcome=ok",
                        "caller=nobody action=\"POST /auth/token\" object=- outcome=200",
                        "caller=user:" + id + " action=\"sign out\" object=- outcome=family ended",
                        "caller=nobody action=\"POST /auth/revoke\" object=- outcome=200",
                        "caller=nobody action=\"POST /auth/revoke\" object=- outcome=200");
    }

    @Test
    void log_tellsHowEverySignInEnded_andWhoGaveARole_withoutPersonalData() {
        var email = api.registered();
        var id = part(json(api.signIn(email, PASSWORD)).path("access_token").asText(), 1)
                .path("sub")
                .asText();
        var operator = json(api.client("operator", SECRET)).path("access_token").asText();
        lines.clear();

        api.signIn("nobody-" + email, PASSWORD);
        api.client("operator", "wrong");
        api.client(email, "wrong");
        var refresh = json(api.signIn(email, PASSWORD)).path("refresh_token").asText();
        api.refresh(refresh);
        api.refresh(refresh);
        var roles = "/admin/users/" + id + "/roles";
        api.put(roles, "{\"roles\":[\"support\"]}", "Authorization", "Bearer " + operator);
        api.get(roles, operator);
        for (var i = 0; i < 6; i++) {
            api.signIn(email, "not the password");
        }

        assertThat(lines.all())
                .contains(
                        "caller=nobody action=\"sign in\" object=- outcome=refused",
                        "caller=client:operator action=\"sign in\" object=- outcome=refused",
                        "caller=? action=\"sign in\" object=- outcome=refused",
                        "caller=user:" + id + " action=\"sign in\" object=- outcome=ok",
                        "caller=user:" + id + " action=\"use a refresh token again\" object=- outcome=family ended",
                        "caller=client:operator action=\"PUT /admin/users/{id}/roles\" object=" + id + " outcome=200",
                        "caller=client:operator action=\"GET /admin/users/{id}/roles\" object=" + id + " outcome=200",
                        "caller=nobody action=\"POST /auth/token\" object=- outcome=429")
                .allSatisfy(line ->
                        assertThat(line).doesNotContainIgnoringCase(email).doesNotContain("@", "Ann"));
    }

    /** What was written. */
    private static final class Lines extends Handler {

        private final Queue<String> written = new ConcurrentLinkedQueue<>();

        List<String> all() {
            return List.copyOf(written);
        }

        void clear() {
            written.clear();
        }

        @Override
        public void publish(LogRecord line) {
            written.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}

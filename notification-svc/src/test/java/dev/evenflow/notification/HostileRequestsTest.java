package dev.evenflow.notification;

import static dev.evenflow.testkit.hostile.Promises.toAdministratorsWithoutNats;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenflow.notification.user.domain.UserChange.Upsert;
import dev.evenflow.notification.user.store.UserNotificationStore;
import dev.evenflow.testkit.access.Kind;
import dev.evenflow.testkit.access.TestIssuer;
import dev.evenflow.testkit.hostile.HostileRequests;
import dev.evenflow.testkit.hostile.Promises;
import dev.evenflow.testkit.hostile.RawAnswer;
import dev.evenflow.testkit.hostile.RawCalls;
import dev.evenflow.testkit.hostile.RawTricks;
import dev.evenflow.testkit.hostile.Siege;
import dev.evenflow.testkit.quarkus.Embedded;
import dev.evenflow.testkit.quarkus.ServedAt;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody who means harm can send, and what has to be true afterwards. */
@QuarkusTest
@TestProfile(Secured.class)
class HostileRequestsTest {

    private static final long SEED = Long.getLong("hostile.seed", 2025);
    private static final int REQUESTS = 2_700;
    private static final String SECRET = "victim-" + UUID.randomUUID();

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    TestIssuer issuer;

    @Inject
    UserNotificationStore store;

    private final long user = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);
    private final long victim = user + 1;

    @BeforeEach
    void copyUsers() {
        store.apply(List.of(upsert(user, "own"), upsert(victim, SECRET)))
                .await()
                .indefinitely();
    }

    @AfterEach
    void answersNormally() {
        var own = ask(ServedAt.mainPort(), "/notifications/user/" + user, Kind.USER);
        assertThat(own.status()).as(own.text()).isEqualTo(200);
        assertThat(ask(ServedAt.managementPort(), "/q/health/ready", Kind.NOBODY)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void generatedRequests_ofUsersAndOfNobody_breakNoPromise() {
        var any = requests().any(List.of(Optional.empty(), Kind.USER.token(issuer, user)));

        var counts =
                new Siege(ServedAt.mainPort(), new Promises(List.of(SECRET), answer -> false)).run(SEED, REQUESTS, any);

        assertThat(counts.total()).isEqualTo(REQUESTS);
        assertThat(counts.of(200)).as(counts.toString()).isPositive();
    }

    @Test
    void generatedRequests_ofAnAdministrator_areNoErrors() {
        var any = requests().any(List.of(Kind.ADMIN.token(issuer, user)));

        assertThat(new Siege(ServedAt.mainPort(), toAdministratorsWithoutNats())
                        .run(SEED, 150, any)
                        .total())
                .isEqualTo(150);
        assertThat(new Siege(ServedAt.managementPort(), toAdministratorsWithoutNats())
                        .run(SEED, 150, any)
                        .total())
                .isEqualTo(150);
    }

    @Test
    void operatorsPaths_areNotThere_atTheMainPort() {
        RawTricks.disguisedPaths()
                .map(target -> target.replace("outbox", "replay"))
                .forEach(target -> assertThat(
                                ask(ServedAt.mainPort(), target, Kind.ADMIN).status())
                        .as(target)
                        .isBetween(400, 499));
    }

    private RawAnswer ask(int port, String target, Kind caller) {
        return RawCalls.get(port, target, caller.token(issuer, user));
    }

    private HostileRequests requests() {
        return new HostileRequests(
                json(ask(ServedAt.managementPort(), "/q/openapi?format=json", Kind.NOBODY)
                        .body()),
                List.of(Long.toString(user), Long.toString(victim)));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + text, e);
        }
    }

    private static Upsert upsert(long id, String name) {
        return new Upsert(id, 1, Instant.parse("2025-05-25T10:00:00Z"), name, name + "@example.com");
    }
}

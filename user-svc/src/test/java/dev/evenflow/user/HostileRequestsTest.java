package dev.evenflow.user;

import static dev.evenflow.user.UserApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.testkit.access.HostileTokens;
import dev.evenflow.testkit.access.TestIssuer;
import dev.evenflow.testkit.hostile.HostileRequests;
import dev.evenflow.testkit.hostile.Promises;
import dev.evenflow.testkit.hostile.RawCalls;
import dev.evenflow.testkit.hostile.Siege;
import dev.evenflow.testkit.quarkus.Embedded;
import dev.evenflow.testkit.quarkus.ServedAt;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What somebody who means harm can send, and what has to be true afterwards. */
@QuarkusTest
@TestProfile(Secured.class)
class HostileRequestsTest {

    private static final long SEED = Long.getLong("hostile.seed", 2025);
    private static final int REQUESTS = 3_400;
    private static final String SECRET = "victim-" + UUID.randomUUID();

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    TestIssuer issuer;

    private final UserApi api = new UserApi();

    @AfterEach
    void answersNormally() {
        var path = api.created("Ann", UUID.randomUUID() + "@example.com");
        assertThat(get(path, "admin").statusCode()).isEqualTo(200);
        assertThat(api.get("/q/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void generatedRequests_ofUsersAndOfNobody_breakNoPromise() {
        var own = id(api.created("Own", UUID.randomUUID() + "@example.com"));
        var victims = IntStream.range(0, 5)
                .mapToObj(victim -> id(api.created(SECRET, UUID.randomUUID() + "@" + SECRET + ".example")))
                .toList();
        var ids = Stream.concat(Stream.of(own), victims.stream()).toList();
        var any = requests(ids).any(List.of(Optional.empty(), Optional.of(issuer.token(own, "user"))));

        var counts = new Siege(ServedAt.mainPort(), promises(SECRET)).run(SEED, REQUESTS, any);

        assertThat(counts.total()).isEqualTo(REQUESTS);
        assertThat(counts.of(200) + counts.of(201)).as(counts.toString()).isPositive();
        victims.forEach(victim -> assertThat(
                        json(get("/users/" + victim, "admin")).path("name").asText())
                .isEqualTo(SECRET));
    }

    @Test
    void generatedRequests_ofAnAdministrator_areNoErrors() {
        var own = id(api.created("Own", UUID.randomUUID() + "@example.com"));
        var any = requests(List.of(own)).any(List.of(Optional.of(issuer.token(own, "user", "admin"))));

        assertThat(new Siege(ServedAt.mainPort(), promises())
                        .run(SEED, 500, any)
                        .total())
                .isEqualTo(500);
        assertThat(new Siege(ServedAt.managementPort(), promises())
                        .run(SEED, 500, any)
                        .total())
                .isEqualTo(500);
    }

    @Test
    void forgedTokens_areNobodys() {
        HostileTokens.forged(issuer, "7")
                .forEach((name, token) -> assertThat(users(token)).as(name).isIn(401, 431));
        var valid = issuer.token("7", "user", "admin");
        HostileTokens.flipped(valid, SEED, 1_000)
                .forEach(token -> assertThat(users(token))
                        .as("seed " + SEED + ": " + token)
                        .isEqualTo(401));
        assertThat(users(valid)).isEqualTo(200);
    }

    @Test
    void oddTokens_areNoAdministrators() {
        HostileTokens.odd(issuer, "7")
                .forEach((name, token) -> assertThat(users(token)).as(name).isIn(401, 403));
    }

    private int users(String token) {
        var answer = RawCalls.get(ServedAt.mainPort(), "/users", Optional.of(token));
        assertThat(promises().broken(answer)).isEmpty();
        return answer.status();
    }

    private HostileRequests requests(List<String> ids) {
        return new HostileRequests(json(api.get("/q/openapi?format=json")), ids);
    }

    private static Promises promises(String... secrets) {
        return new Promises(List.of(secrets), answer -> false);
    }

    private HttpResponse<String> get(String path, String role) {
        return api.get(path, "Authorization", "Bearer " + issuer.token("4711", role));
    }

    private static String id(String path) {
        return path.substring("/users/".length());
    }
}

package dev.evenflow;

import static dev.evenflow.Api.json;
import static dev.evenflow.testkit.hostile.Promises.toAdministratorsWithoutNats;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.order.OrderDriver;
import dev.evenflow.testkit.access.Kind;
import dev.evenflow.testkit.access.TestIssuer;
import dev.evenflow.testkit.hostile.HostileRequests;
import dev.evenflow.testkit.hostile.Promises;
import dev.evenflow.testkit.hostile.RawCalls;
import dev.evenflow.testkit.hostile.RawTricks;
import dev.evenflow.testkit.hostile.Siege;
import dev.evenflow.testkit.quarkus.Embedded;
import dev.evenflow.testkit.quarkus.ServedAt;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody who means harm can send, and what has to be true afterwards. */
@QuarkusTest
@TestProfile(Secured.class)
class HostileRequestsTest {

    private static final long SEED = Long.getLong("hostile.seed", 2025);
    private static final int REQUESTS = 4_000;
    private static final String SECRET = "victim-" + UUID.randomUUID();

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    TestIssuer issuer;

    private final OrderDriver driver;
    private long user;

    HostileRequestsTest(OrderDriver driver) {
        this.driver = driver;
    }

    @BeforeEach
    void createUser() {
        user = driver.user();
    }

    @AfterEach
    void answersNormally() {
        assertThat(new Api(Kind.ADMIN.token(issuer, user)).get("/products").statusCode())
                .isEqualTo(200);
        assertThat(new Api().get("/q/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void generatedRequests_ofUsersAndOfNobody_breakNoPromise() {
        var victim = driver.user();
        var ids = Stream.concat(ids(user, "mine").stream(), ids(victim, SECRET).stream())
                .toList();
        var any = requests(ids).any(List.of(Optional.empty(), Kind.USER.token(issuer, user)));

        var counts =
                new Siege(ServedAt.mainPort(), new Promises(List.of(SECRET), answer -> false)).run(SEED, REQUESTS, any);

        assertThat(counts.total()).isEqualTo(REQUESTS);
        assertThat(counts.of(200)).as(counts.toString()).isPositive();
    }

    @Test
    void generatedRequests_ofAnAdministrator_areNoErrors() {
        var any = requests(ids(user, "mine")).any(List.of(Kind.ADMIN.token(issuer, user)));

        assertThat(new Siege(ServedAt.mainPort(), toAdministratorsWithoutNats())
                        .run(SEED, 700, any)
                        .total())
                .isEqualTo(700);
        assertThat(new Siege(ServedAt.managementPort(), toAdministratorsWithoutNats())
                        .run(SEED, 300, any)
                        .total())
                .isEqualTo(300);
    }

    @Test
    void operatorsPaths_areNotThere_atTheMainPort() {
        RawTricks.disguisedPaths()
                .forEach(target -> assertThat(RawCalls.get(ServedAt.mainPort(), target, Kind.ADMIN.token(issuer, user))
                                .status())
                        .as(target)
                        .isBetween(400, 499));
    }

    /** Of an account and an order of this user, with a text that stands in both of their histories. */
    private List<String> ids(long owner, String text) {
        var fixture = new AccessFixture(driver, new Api(Kind.ADMIN.token(issuer, owner)), owner);
        var admin = new Api(Kind.ADMIN.token(issuer, owner));
        var account = fixture.account();
        var withdrawn = admin.post(account + "/withdraw", "{\"amount\":1.00,\"reason\":\"" + text + "\"}");
        assertThat(withdrawn.statusCode()).as(withdrawn.body()).isEqualTo(200);
        var order = fixture.order();
        var path = "/orders/" + order.path("order_id").asText();
        assertThat(admin.post(path + "/cancel", "{\"reason\":\"" + text + "\"}").statusCode())
                .isEqualTo(202);
        return List.of(
                Long.toString(owner),
                account.substring(account.lastIndexOf('/') + 1),
                order.path("order_id").asText(),
                order.path("saga_id").asText());
    }

    private static HostileRequests requests(List<String> ids) {
        return new HostileRequests(json(new Api().get("/q/openapi?format=json")), ids);
    }
}

package dev.evenflow.user;

import static dev.evenflow.user.UserApi.header;
import static dev.evenflow.user.UserApi.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.testkit.quarkus.NatsResource;
import dev.evenflow.user.erasure.Erasing;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of a deleted user is gone when its time has come, whatever happens meanwhile. */
@QuarkusTest
@TestProfile(WithNats.class)
class ErasureTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Tables tables;

    @Inject
    Erasing erasing;

    @Inject
    MeterRegistry meters;

    private final UserApi api = new UserApi();
    private UserEventStream stream;

    @BeforeEach
    void clear() throws Exception {
        stream = UserEventStream.connect();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> tables.count("outbox WHERE parked_at IS NULL") == 0 && stream.messages() >= 0);
        tables.clear();
        tables.execute("TRUNCATE erasures");
        stream.purge();
    }

    @AfterEach
    void disconnect() {
        stream.close();
    }

    @Test
    void deletedUser_leavesTheirEndAlone_andOthersAllTheyHad() throws Exception {
        var gone = api.created("Ann", "ann@example.com");
        var stays = api.created("Bea", "bea@example.com");
        api.put(gone, user("Anna", "anna@example.com"));
        api.delete(gone);
        due();

        erase();

        assertThat(told()).containsExactly(id(stays) + " user_created", id(gone) + " user_deleted");
        assertThat(tables.count("erasures")).isZero();
        erase();
        assertThat(stream.messages()).isEqualTo(2);
    }

    @Test
    void user_isLeftAlone_untilTheTimeHasCome() throws Exception {
        var path = api.created("Ann", "ann@example.com");
        api.delete(path);
        published();

        erase();

        assertThat(told()).containsExactly(id(path) + " user_created", id(path) + " user_deleted");
        assertThat(tables.count("erasures")).isOne();
    }

    @Test
    void keptAnswer_losesNameAndEmail_andStillKeepsARetryFromMakingAnother() {
        var made = api.post("/users", user("Ann", "ann@example.com"), "Idempotency-Key", "k-1");
        var other = api.post("/users", user("Bea", "bea@example.com"), "Idempotency-Key", "k-2");
        api.delete(header(made, "Location"));
        due();

        erase();

        var again = api.post("/users", user("Ann", "ann@example.com"), "Idempotency-Key", "k-1");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(header(again, "Location")).isEqualTo(header(made, "Location"));
        assertThat(UserApi.json(again).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "active", "created_at", "updated_at");
        assertThat(api.post("/users", user("Bea", "bea@example.com"), "Idempotency-Key", "k-2")
                        .body())
                .isEqualTo(other.body());
        assertThat(tables.count("users")).isEqualTo(2);
    }

    @Test
    void refusedEvent_isDeleted_andWhatWaitedBehindItIsPublished() throws Exception {
        var path = api.created("Ann", "ann@example.com");
        published();
        tables.execute("""
                INSERT INTO outbox (event_id, aggregate_id, version, type, subject, payload, parked_at, error)
                VALUES (gen_random_uuid(), '%s', 1, 'user_updated', 'user.events', '{"name":"Ann"}', now(), 'too large')
                """.formatted(id(path)));
        api.delete(path);
        tables.execute("UPDATE erasures SET deleted_at = deleted_at - interval '2 hours'");

        erase();
        assertThat(tables.count("erasures")).as("its end is not told yet").isOne();
        published();
        erase();

        assertThat(told()).containsExactly(id(path) + " user_deleted");
        assertThat(tables.count("erasures")).isZero();
    }

    @Test
    void outage_isWaitedFor() throws Exception {
        var path = api.created("Ann", "ann@example.com");
        api.delete(path);
        due();
        NatsResource.server().kill();
        try {
            erase();
            assertThat(tables.count("erasures WHERE taken_until < now()")).isOne();
            await().atMost(PATIENCE).until(() -> gauge("pending") == 1 && gauge("oldest.age") > 7_000);
        } finally {
            NatsResource.server().restart();
        }

        await().atMost(PATIENCE).until(() -> {
            erase();
            return tables.count("erasures") == 0;
        });

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(told()).containsExactly(id(path) + " user_deleted"));
        await().atMost(PATIENCE).until(() -> gauge("pending") == 0 && gauge("oldest.age") == 0);
    }

    @Test
    void whatADeadInstanceHadBegun_isDoneWhenItsTimeIsOver() throws Exception {
        var path = api.created("Ann", "ann@example.com");
        api.delete(path);
        due();
        tables.execute("UPDATE erasures SET taken_until = now() + interval '1 hour'");
        erase();
        assertThat(stream.messages()).isEqualTo(2);

        tables.execute("UPDATE erasures SET taken_until = now() - interval '1 second'");
        erase();

        assertThat(told()).containsExactly(id(path) + " user_deleted");
    }

    /** Everything is published, and whoever was deleted was so two hours ago. */
    private void due() {
        published();
        tables.execute("UPDATE erasures SET deleted_at = deleted_at - interval '2 hours'");
    }

    private void published() {
        await().atMost(PATIENCE).until(() -> tables.count("outbox WHERE parked_at IS NULL") == 0);
    }

    private void erase() {
        erasing.eraseDue().await().atMost(PATIENCE);
    }

    private double gauge(String name) {
        return meters.get("evenflow.erasure." + name).gauge().value();
    }

    private List<String> told() throws Exception {
        return stream.events().stream()
                .map(event -> event.aggregateId() + " " + event.type())
                .toList();
    }

    private static String id(String path) {
        return path.substring("/users/".length());
    }
}

package dev.evenflow.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.contracts.consistency.DigestAnswer;
import dev.evenflow.contracts.consistency.DigestQuery;
import dev.evenflow.contracts.consistency.RangeDigest;
import dev.evenflow.contracts.consistency.RepublishAnswer;
import dev.evenflow.contracts.consistency.RepublishQuery;
import dev.evenflow.contracts.consistency.RowAnswer;
import dev.evenflow.contracts.consistency.RowDigest;
import dev.evenflow.contracts.consistency.RowQuery;
import dev.evenflow.contracts.consistency.SnapshotAnswer;
import dev.evenflow.contracts.consistency.SnapshotQuery;
import dev.evenflow.contracts.user.UserUpdated;
import dev.evenflow.messaging.request.NoResponderException;
import dev.evenflow.messaging.request.Requests;
import dev.evenflow.testkit.quarkus.NatsResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holders of a copy ask, and that users are published again as they are. */
@QuarkusTest
@TestProfile(WithNats.class)
class RepublishTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Tables tables;

    @Inject
    Requests requests;

    private final UserApi api = new UserApi();
    private UserEventStream stream;

    @BeforeEach
    void clear() throws Exception {
        stream = UserEventStream.connect();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> tables.count("outbox") == 0 && stream.messages() >= 0);
        tables.clear();
        stream.purge();
        await().atMost(PATIENCE)
                .ignoreExceptionsMatching(NoResponderException.class::isInstance)
                .until(() -> published() == 0);
    }

    @AfterEach
    void disconnect() {
        stream.close();
    }

    @Test
    void digestsAndRows_areAnswered() {
        var id = created("A", "a@example.com");
        api.put("/users/" + id, UserApi.user("B", "a@example.com"));
        var gone = created("C", "c@example.com");
        api.delete("/users/" + gone);

        var digests = ask(Subjects.USER_DIGESTS, new DigestQuery(0, DigestQuery.MAX_RANGES, false), DigestAnswer.class);
        var rows = ask(Subjects.USER_ROWS, RowQuery.ofIds(List.of(id, gone, gone + 1)), RowAnswer.class);

        assertThat(digests.ranges())
                .containsExactly(new RangeDigest(
                        RangeDigest.rangeOf(id), 2, 1, RowDigest.of(id, 2, false) ^ RowDigest.of(gone, 2, true)));
        assertThat(digests).isEqualTo(ask(Subjects.USER_DIGESTS, new DigestQuery(0, 1, true), DigestAnswer.class));
        assertThat(rows.ids()).containsExactly(id, gone);
        assertThat(rows.versions()).containsExactly(2L, 2L);
        assertThat(rows.deleted()).containsExactly(gone);
    }

    @Test
    void namedUsers_arePublishedAsTheyAre_withTheirTrueVersions() throws Exception {
        var fresh = created("A", "a@example.com");
        var changed = created("B", "b@example.com");
        api.put("/users/" + changed, UserApi.user("C", "c@example.com"));
        var gone = created("D", "d@example.com");
        api.delete("/users/" + gone);
        created("E", "e@example.com");
        await().atMost(PATIENCE).until(() -> tables.count("outbox") == 0);
        var told = stream.events();
        stream.purge();

        assertThat(published(fresh, changed, gone, gone, 999_999)).isEqualTo(3);

        var again = stream.events();
        assertThat(again)
                .extracting(Envelope::type)
                .containsExactlyInAnyOrder("user_created", "user_updated", "user_deleted");
        assertThat(again).extracting(Envelope::version).containsExactlyInAnyOrder(1L, 2L, 2L);
        assertThat(again)
                .allSatisfy(event -> assertThat(told)
                        .anySatisfy(first -> assertThat(event.payload()).isEqualTo(first.payload())));
        assertThat(again)
                .allSatisfy(event -> assertThat(event.metadata().schema()).isOne());
        assertThat(again).extracting(Envelope::id).doesNotHaveDuplicates().allMatch(id -> id.version() == 7);
        assertThat(tables.count("outbox")).isZero();
    }

    /** Whatever overtakes what: the newest version there is, is the one that stands in PostgreSQL. */
    @Test
    void usersThatChangeMeanwhile_endAsTheyAre_andNoOlderStateBearsANewerVersion() throws Exception {
        var ids = LongStream.range(0, 10)
                .map(number -> created("U" + number, number + "@example.com"))
                .toArray();
        var writer = CompletableFuture.runAsync(() -> {
            for (var turn = 0; turn < 30; turn++) {
                for (var id : ids) {
                    api.put("/users/" + id, UserApi.user("T" + turn, id + "@example.com"));
                }
            }
        });
        while (!writer.isDone()) {
            published(ids);
        }
        writer.join();
        await().atMost(PATIENCE).until(() -> tables.count("outbox") == 0);

        var versions = new TreeMap<Long, Long>();
        tables.rows("SELECT id, version FROM users")
                .forEach(row -> versions.put((Long) row.get("id"), (Long) row.get("version")));
        assertThat(stream.newestVersions()).isEqualTo(versions);
        assertThat(stream.events()).allSatisfy(event -> {
            if (event.payload() instanceof UserUpdated update) {
                assertThat(update.name()).isEqualTo("T" + (event.version() - 2));
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                Subjects.USER_DIGESTS + "| {}",
                Subjects.USER_DIGESTS + "| {\"from\":0,\"limit\":5000,\"recount\":true}",
                Subjects.USER_ROWS + "| not JSON",
                Subjects.USER_ROWS + "| {\"ranges\":[9007199254740992],\"ids\":[]}",
                Subjects.USER_REPUBLISH + "| {\"ids\":\"all\"}",
                Subjects.USER_REPUBLISH + "| {\"ids\":null}",
                Subjects.USER_SNAPSHOT + "| {\"since\":\"yesterday\"}",
                Subjects.USER_SNAPSHOT + "| {\"since\":\"+12345-01-01T00:00:00Z\"}",
                Subjects.USER_SNAPSHOT + "| []"
            })
    void aMalformedQuestion_isRefused_andNothingHappens(String subject, String question) throws Exception {
        tables.execute("DELETE FROM user_snapshots");
        created("A", "a@example.com");
        await().atMost(PATIENCE).until(() -> tables.count("outbox") == 0);
        var before = stream.messages();

        var answer = stream.ask(subject, question);

        assertThat(answer.getHeaders().getFirst("Nats-Service-Error-Code")).isEqualTo("400");
        assertThat(stream.messages()).isEqualTo(before);
        assertThat(tables.count("user_snapshots")).isZero();
    }

    @Test
    void tooManyIds_areRefused() throws Exception {
        var ids = LongStream.rangeClosed(0, RepublishQuery.MAX_IDS).boxed().toList();

        var answer = stream.ask(Subjects.USER_REPUBLISH, "{\"ids\":" + ids + "}");

        assertThat(answer.getHeaders().getFirst("Nats-Service-Error-Code")).isEqualTo("400");
    }

    @Test
    void aSnapshot_isBegunByMessage_andJoinedByTheNext() {
        tables.execute("DELETE FROM user_snapshots");
        insertUsers(1_000);

        var first = ask(Subjects.USER_SNAPSHOT, new SnapshotQuery(null), SnapshotAnswer.class);
        var second = ask(Subjects.USER_SNAPSHOT, new SnapshotQuery(null), SnapshotAnswer.class);

        assertThat(first.state()).isEqualTo("running");
        assertThat(UUID.fromString(first.id()).version()).isEqualTo(7);
        assertThat(Set.of(first.id())).containsExactly(second.id());
        assertThat(second.position()).isLessThanOrEqualTo(second.head());
        await().atMost(PATIENCE)
                .until(() -> UserApi.json(api.get("/admin/republish"))
                        .get("state")
                        .asText()
                        .equals("completed"));
    }

    @Test
    void aBrokerThatWasAway_isAnsweredAgain() {
        var id = created("A", "a@example.com");
        NatsResource.server().kill();
        NatsResource.server().restart();

        await().atMost(PATIENCE).ignoreExceptions().until(() -> published(id) == 1);
    }

    private void insertUsers(int users) {
        tables.execute("""
                INSERT INTO users (version, name, email, email_key, active, created_at, updated_at)
                SELECT 1, 'U', n || '@x.org', n || '@x.org', true, now(), now() FROM generate_series(1, %d) n""".formatted(users));
    }

    private long created(String name, String email) {
        return Long.parseLong(api.created(name, email).substring("/users/".length()));
    }

    private int published(long... ids) {
        var query = new RepublishQuery(LongStream.of(ids).boxed().toList());
        return ask(Subjects.USER_REPUBLISH, query, RepublishAnswer.class).published();
    }

    private <A> A ask(String subject, Object question, Class<A> answer) {
        return requests.ask(subject, question, answer).await().atMost(PATIENCE);
    }
}

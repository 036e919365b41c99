package dev.evenflow.eventstore.projection;

import static dev.evenflow.eventstore.Counter.TYPE;
import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.evenflow.Consuming;
import dev.evenflow.eventstore.Changes;
import dev.evenflow.eventstore.CounterEvent.Increased;
import dev.evenflow.eventstore.projection.CounterView.Interference;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a verification finds, names and repairs. */
@QuarkusTest
@TestProfile(Consuming.class)
class VerificationTest extends Verifying {

    @Test
    void projection_isInSync_whenNobodyTouchedIt() {
        var verdict = verify();

        assertThat(verdict.inSync()).isTrue();
        assertThat(verdict.state()).isEqualTo("in_sync");
        assertThat(verdict.position()).isPositive();
        assertThat(verdict.differences()).isEmpty();
        assertThat(verdict.checkedAt()).isNotNull();
        assertThat(verifications.standing().await().atMost(PATIENCE)).contains(verdict);
        given().get("/q/metrics")
                .then()
                .body(containsString("evenflow_projection_in_sync{projection=\"counter-view\"} 1.0"));
    }

    @Test
    void damage_isCountedAndNamed_andRepaired() {
        var extra = Changes.id();
        tables.execute("DELETE FROM counter_view WHERE aggregate_id = '" + counters.get(0) + "';"
                + " UPDATE counter_view SET sum = sum - 1 WHERE aggregate_id IN ('" + counters.get(1) + "', '"
                + counters.get(2) + "'); INSERT INTO counter_view VALUES ('" + extra + "', 1, 1);"
                + " UPDATE counter_total SET sum = sum + 1");

        var verdict = verify();

        // A table without a key has no stale rows, only another one.
        assertThat(List.of(verdict.missing(), verdict.stale(), verdict.extra())).containsExactly(2L, 2L, 2L);
        assertThat(verdict.differences().stream()
                        .filter(row -> row.table().equals("public.counter_view"))
                        .map(row -> row.kind() + " " + row.key())
                        .collect(toSet()))
                .containsExactlyInAnyOrder(
                        "missing " + counters.get(0),
                        "stale " + counters.get(1),
                        "stale " + counters.get(2),
                        "extra " + extra);
        assertThat(verdict.repaired()).isTrue();
        assertThat(verdict.inSync()).isTrue();
        awaitApplied(200);
        assertThat(verify().differences()).isEmpty();
    }

    @Test
    void muchDamage_isCounted_andNamedInPart() {
        for (var part = 0; part < 5; part++) {
            var more = Stream.generate(Changes::id).limit(20).toList();
            append(more, 0, 1);
            await().atMost(PATIENCE).until(() -> sumOf(more) == 20);
        }
        tables.execute("UPDATE counter_view SET version = version + 1");
        var rows = tables.count("counter_view");

        var verdict = verify();

        assertThat(verdict.stale()).isEqualTo(rows).isGreaterThan(100);
        assertThat(verdict.differences()).hasSize(Deviation.NAMED);
        assertThat(verdict.inSync()).isTrue();
    }

    @Test
    void aggregatesSkippedByBoth_areNoDifference() {
        var poisoned = Changes.id();
        store.append(TYPE, Changes.of(poisoned, 0, new Increased(1), new Increased(5_000)))
                .await()
                .atMost(PATIENCE);
        await().atMost(PATIENCE)
                .until(() -> tables.count("eventstore.parked WHERE aggregate_id = '" + poisoned + "'") == 1);

        var verdict = verify();

        assertThat(verdict.differences()).isEmpty();
        assertThat(verdict.inSync()).isTrue();
        assertThat(tables.count("eventstore.parked WHERE aggregate_id = '" + poisoned + "'"))
                .isOne();
    }

    @Test
    void foldThatCannotReadWhatTheLiveTablesHave_replacesNothing() {
        view.interference = (connection, copy) -> copy == Copy.SHADOW
                ? untilOneIsParked(connection)
                : Uni.createFrom().voidItem();

        var verdict = verify();

        assertThat(verdict.state()).isEqualTo("drifted");
        assertThat(verdict.inSync()).isFalse();
        assertThat(verdict.repaired()).isFalse();
        assertThat(verdict.reason()).contains("cannot be read");
        assertThat(sumOf(counters)).isEqualTo(200);
        view.interference = Interference.NONE;
        assertThat(verify().inSync()).isTrue();
    }

    private static Uni<Void> untilOneIsParked(SqlConnection connection) {
        return connection
                .query("SELECT count(*) AS n FROM eventstore.parked WHERE shadow")
                .execute()
                .map(rows -> rows.iterator().next().getLong("n"))
                .chain(parked -> parked > 0
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new IllegalArgumentException("not any more")));
    }
}

package dev.evenflow.eventstore.projection;

import dev.evenflow.eventstore.Counter;
import dev.evenflow.eventstore.CounterEvent.Increased;
import dev.evenflow.eventstore.EventTypes;
import dev.evenflow.eventstore.RecordedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/**
 * The sums of counters, and that of all of them, as differences: an event applied twice or not at all shows. Takes no single
 * step over 1000 and no sum over a million.
 */
@Singleton
class CounterView implements Projection<Increased> {

    private static final ProjectionTable TOTAL = new ProjectionTable("public", "counter_total");
    private static final ProjectionTable VIEW = new ProjectionTable("public", "counter_view");

    /** What a test does inside the transaction, after the effect. */
    volatile Interference interference = Interference.NONE;

    @Override
    public String name() {
        return "counter-view";
    }

    @Override
    public List<ProjectionTable> tables() {
        return List.of(TOTAL, VIEW);
    }

    @Override
    public EventTypes<Increased> events() {
        return Counter.EVENTS.only(Increased.class);
    }

    @Override
    public String ddl(Copy copy) {
        var view = copy.of(VIEW);
        return "CREATE TABLE " + view + " (aggregate_id uuid PRIMARY KEY, version bigint NOT NULL,"
                + " sum int NOT NULL CHECK (sum < 1000000)); CREATE INDEX ON " + view + " (sum);"
                + " CREATE TABLE " + copy.of(TOTAL) + " AS SELECT 0::bigint AS sum";
    }

    @Override
    public Uni<Void> apply(List<RecordedEvent<Increased>> events, Copy copy, SqlConnection connection) {
        var sums = new LinkedHashMap<UUID, Sum>();
        events.forEach(event -> sums.merge(event.aggregateId(), Sum.of(event), Sum::plus));
        return connection
                .preparedQuery("INSERT INTO " + copy.of(VIEW)
                        + " AS v SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::int[])"
                        + " ON CONFLICT (aggregate_id) DO UPDATE SET version = excluded.version,"
                        + " sum = v.sum + excluded.sum WHERE v.version < excluded.version")
                .execute(Tuple.of(
                        sums.keySet().toArray(UUID[]::new),
                        sums.values().stream().map(Sum::version).toArray(Long[]::new),
                        sums.values().stream().map(Sum::sum).toArray(Integer[]::new)))
                .chain(() -> addToTotal(sums.values(), copy, connection))
                .chain(() -> interference.in(connection, copy));
    }

    private static Uni<Void> addToTotal(Collection<Sum> sums, Copy copy, SqlConnection connection) {
        return connection
                .preparedQuery("UPDATE " + copy.of(TOTAL) + " SET sum = sum + $1")
                .execute(Tuple.of(sums.stream().mapToLong(Sum::sum).sum()))
                .replaceWithVoid();
    }

    /** What happens to a transaction. */
    interface Interference {

        Interference NONE = (connection, copy) -> Uni.createFrom().voidItem();

        Uni<Void> in(SqlConnection connection, Copy copy);
    }

    private record Sum(long version, int sum) {

        static Sum of(RecordedEvent<Increased> event) {
            if (event.event().by() > 1_000) {
                throw new IllegalArgumentException("a step of " + event.event().by());
            }
            return new Sum(event.version(), event.event().by());
        }

        Sum plus(Sum next) {
            if (next.version <= version) {
                throw new AssertionError("version " + next.version + " after " + version);
            }
            return new Sum(next.version, sum + next.sum);
        }
    }
}

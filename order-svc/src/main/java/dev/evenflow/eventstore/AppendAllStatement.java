package dev.evenflow.eventstore;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/**
 * Changes of any number of aggregates in one statement and one round trip. It writes only when all of them are at the
 * expected versions of their first changes, on the same conditions as {@link AppendStatement}.
 */
@Singleton
class AppendAllStatement {

    private static final String APPEND = """
            WITH verdict AS MATERIALIZED (
              SELECT bool_and(coalesce(head.version, 0) = a.expected
                AND coalesce(head.tx, 0) <= pg_current_xact_id()::text::bigint) AS fits
              FROM unnest($17::uuid[], $18::bigint[]) AS a(id, expected) LEFT JOIN LATERAL (
                SELECT version, tx FROM eventstore.events WHERE aggregate_id = a.id ORDER BY version DESC LIMIT 1
              ) AS head ON true),
            %s
            SELECT fits FROM verdict""".formatted(ManyEvents.INSERTS.formatted(", verdict WHERE fits"));

    private final ManyEvents many;

    AppendAllStatement(ManyEvents many) {
        this.many = many;
    }

    /** As part of a transaction, which cannot go on when this fails. */
    <E> Uni<Void> execute(AggregateType<?, E> type, List<Change<E>> changes, Instant now, SqlClient transaction) {
        var events = changes.stream()
                .flatMap(change -> change.recorded(type, now).stream())
                .toList();
        var versions = changes.stream()
                .collect(toMap(Change::aggregateId, Change::expectedVersion, Math::min, LinkedHashMap::new));
        var parameters = many.columns(type, events, now)
                .addValue(versions.keySet().toArray(UUID[]::new))
                .addValue(versions.values().toArray(Long[]::new));
        return transaction
                .preparedQuery(APPEND)
                .execute(parameters)
                .map(rows -> rows.iterator().next().getBoolean("fits"))
                .onFailure(AppendStatement::metAnother)
                .recoverWithItem(false)
                .onItem()
                .transformToUni(fits ->
                        fits ? Uni.createFrom().voidItem() : Uni.createFrom().failure(conflict(changes.getFirst())));
    }

    private static ConflictException conflict(Change<?> one) {
        return new ConflictException(one.aggregateId(), one.expectedVersion());
    }
}

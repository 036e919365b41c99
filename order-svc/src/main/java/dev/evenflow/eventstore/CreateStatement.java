package dev.evenflow.eventstore;

import dev.evenflow.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The first events of any number of aggregates and their outbox rows, in one statement and one round trip. Nothing is to
 * be compared with: the primary key alone tells whether one of them is there already.
 */
@Singleton
class CreateStatement {

    private static final String CREATE = """
            WITH created AS (
              INSERT INTO eventstore.events
                (aggregate_type, aggregate_id, version, event_id, type, schema, payload, metadata, recorded_at)
              SELECT $1, e.aggregate_id, 1, e.id, e.type, e.schema, e.payload::jsonb, e.metadata::jsonb, $2
              FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::smallint[], $7::text[], $8::text[]) WITH ORDINALITY
                AS e(aggregate_id, id, type, schema, payload, metadata, n) ORDER BY e.n)
            INSERT INTO outbox (event_id, aggregate_id, version, type, subject, payload, traceparent)
            SELECT o.event_id, o.aggregate_id, o.version, o.type, o.subject, o.payload, o.traceparent
            FROM unnest($9::uuid[], $10::text[], $11::bigint[], $12::text[], $13::text[], $14::text[], $15::text[])
              WITH ORDINALITY AS o(event_id, aggregate_id, version, type, subject, payload, traceparent, n)
            ORDER BY o.n""";

    private final EventJson json;
    private final OutboxRows outbox;

    CreateStatement(EventJson json, OutboxRows outbox) {
        this.json = json;
        this.outbox = outbox;
    }

    /** As part of a transaction. */
    <E> Uni<Void> execute(
            AggregateType<?, E> type, List<NewAggregate<E>> aggregates, Instant now, SqlClient transaction) {
        return transaction
                .preparedQuery(CREATE)
                .execute(parameters(type, aggregates, now))
                .replaceWithVoid()
                .onFailure(AppendStatement::metAnother)
                .transform(
                        failure -> new ConflictException(aggregates.getFirst().id(), 0));
    }

    private <E> Tuple parameters(AggregateType<?, E> type, List<NewAggregate<E>> aggregates, Instant now) {
        var events = aggregates.stream()
                .map(aggregate -> recorded(type, aggregate, now))
                .toList();
        var types =
                events.stream().map(event -> type.events().of(event.event())).toList();
        var rows = outbox.of(type, events);
        return Tuple.tuple()
                .addString(type.name())
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addValue(column(events, RecordedEvent::aggregateId, UUID[]::new))
                .addValue(column(events, RecordedEvent::id, UUID[]::new))
                .addValue(column(types, EventType::name, String[]::new))
                .addValue(column(types, known -> (short) known.schema(), Short[]::new))
                .addValue(column(events, event -> json.encode(event.event()), String[]::new))
                .addValue(column(events, event -> json.encode(event.cause()), String[]::new))
                .addValue(column(rows, OutboxEvent::eventId, UUID[]::new))
                .addValue(column(rows, OutboxEvent::aggregateId, String[]::new))
                .addValue(column(rows, OutboxEvent::version, Long[]::new))
                .addValue(column(rows, OutboxEvent::type, String[]::new))
                .addValue(column(rows, OutboxEvent::subject, String[]::new))
                .addValue(column(rows, OutboxEvent::payload, String[]::new))
                .addValue(rows.stream().map(OutboxEvent::traceparent).toArray(String[]::new));
    }

    private static <E> RecordedEvent<E> recorded(AggregateType<?, E> type, NewAggregate<E> aggregate, Instant now) {
        var first = aggregate.first();
        return new RecordedEvent<>(first.id(), type.name(), aggregate.id(), 1, first.event(), aggregate.cause(), now);
    }

    private static <T, C> C[] column(List<T> rows, Function<T, C> column, IntFunction<C[]> array) {
        return rows.stream().map(column).toArray(array);
    }
}

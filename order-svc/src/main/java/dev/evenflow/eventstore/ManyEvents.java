package dev.evenflow.eventstore;

import dev.evenflow.outbox.OutboxEvent;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Any number of events and what is published of them, as arrays: the first 16 parameters of a statement. */
@Singleton
class ManyEvents {

    /** Common table expressions that write them; {@code %1$s} is what else they come from, and when. */
    static final String INSERTS = """
            created AS (
              INSERT INTO eventstore.events
                (aggregate_type, aggregate_id, version, event_id, type, schema, payload, metadata, recorded_at)
              SELECT $1, e.aggregate_id, e.version, e.id, e.type, e.schema, e.payload::jsonb, e.metadata::jsonb, $2
              FROM unnest($3::uuid[], $4::bigint[], $5::uuid[], $6::text[], $7::smallint[], $8::text[], $9::text[])
                WITH ORDINALITY AS e(aggregate_id, version, id, type, schema, payload, metadata, n)%1$s ORDER BY e.n),
            published AS (
              INSERT INTO outbox (event_id, aggregate_id, version, type, subject, payload, traceparent)
              SELECT o.event_id, o.aggregate_id, o.version, o.type, o.subject, o.payload, o.traceparent
              FROM unnest($10::uuid[], $11::text[], $12::bigint[], $13::text[], $14::text[], $15::text[], $16::text[])
                WITH ORDINALITY AS o(event_id, aggregate_id, version, type, subject, payload, traceparent, n)%1$s
              ORDER BY o.n)""";

    private final EventJson json;
    private final OutboxRows outbox;

    ManyEvents(EventJson json, OutboxRows outbox) {
        this.json = json;
        this.outbox = outbox;
    }

    <E> Tuple columns(AggregateType<?, E> type, List<RecordedEvent<E>> events, Instant now) {
        var types =
                events.stream().map(event -> type.events().of(event.event())).toList();
        var rows = outbox.of(type, events);
        return Tuple.tuple()
                .addString(type.name())
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addValue(column(events, RecordedEvent::aggregateId, UUID[]::new))
                .addValue(column(events, RecordedEvent::version, Long[]::new))
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

    private static <T, C> C[] column(List<T> rows, Function<T, C> column, IntFunction<C[]> array) {
        return rows.stream().map(column).toArray(array);
    }
}

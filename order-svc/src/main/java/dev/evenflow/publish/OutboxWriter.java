package dev.evenflow.publish;

import dev.evenflow.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Writes events of state that is not event-sourced to the outbox, in the transaction of the change. */
@Singleton
public class OutboxWriter {

    private static final String INSERT = """
            INSERT INTO outbox (event_id, aggregate_id, version, type, subject, payload, traceparent)
            SELECT o.event_id, o.aggregate_id, o.version, o.type, o.subject, o.payload, o.traceparent
            FROM unnest($1::uuid[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[])
              WITH ORDINALITY AS o(event_id, aggregate_id, version, type, subject, payload, traceparent, n)
            ORDER BY o.n""";

    /**
     * One statement for all of them. Call it with the rows they tell of already written: their locks, held until the commit,
     * are what keeps the events of one aggregate in the order of their rows.
     */
    public Uni<Void> add(List<OutboxEvent> events, SqlConnection connection) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = Tuple.tuple()
                .addArrayOfUUID(events.stream().map(OutboxEvent::eventId).toArray(UUID[]::new))
                .addArrayOfString(texts(events, OutboxEvent::aggregateId))
                .addArrayOfLong(events.stream().map(OutboxEvent::version).toArray(Long[]::new))
                .addArrayOfString(texts(events, OutboxEvent::type))
                .addArrayOfString(texts(events, OutboxEvent::subject))
                .addArrayOfString(texts(events, OutboxEvent::payload))
                .addArrayOfString(events.stream().map(OutboxEvent::traceparent).toArray(String[]::new));
        return connection.preparedQuery(INSERT).execute(columns).replaceWithVoid();
    }

    private static String[] texts(List<OutboxEvent> events, Function<OutboxEvent, String> column) {
        return events.stream().map(column).toArray(String[]::new);
    }
}

package dev.evenflow.eventstore;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What an aggregate was, and how it came to be what it is. */
@Singleton
public class History {

    private static final String EVENTS = "SELECT " + StoredEvent.COLUMNS + """
             FROM eventstore.events
            WHERE aggregate_id = $1 AND aggregate_type = $2 AND version > $3 ORDER BY version LIMIT $4""";

    private static final String VERSION_AT = """
            SELECT coalesce(max(version), 0) AS version FROM eventstore.events
            WHERE aggregate_id = $1 AND aggregate_type = $2 AND recorded_at <= $3""";

    private static final String IS_THERE = """
            SELECT coalesce(max(version), 0) AS version FROM eventstore.events
            WHERE aggregate_id = $1 AND aggregate_type = $2 AND version = $3""";

    private static final int PAGE = 1_000;

    private final Pool pool;
    private final EventDecoder decoder;

    History(Pool pool, EventDecoder decoder) {
        this.pool = pool;
        this.decoder = decoder;
    }

    /** Events in the order of their versions. */
    public <E> Uni<List<RecordedEvent<E>>> events(AggregateType<?, E> type, UUID id, long afterVersion, int limit) {
        return pool.preparedQuery(EVENTS)
                .execute(Tuple.of(id, type.name(), afterVersion, limit))
                .map(rows -> rows.stream()
                        .map(row -> decoder.decode(StoredEvent.of(row), type.events()))
                        .toList());
    }

    /** The aggregate after that version, or after its newest one if that is smaller. Reads every event up to it. */
    public <S, E> Uni<Aggregate<S>> asOf(AggregateType<S, E> type, UUID id, long version) {
        return upTo(type, new Aggregate<>(id, 0, type.initial(), 0), version);
    }

    /** The aggregate as it was at that time, inclusive; at version 0 when it was not there yet. */
    public <S, E> Uni<Aggregate<S>> asOf(AggregateType<S, E> type, UUID id, Instant time) {
        return version(VERSION_AT, Tuple.of(id, type.name(), time.atOffset(ZoneOffset.UTC)))
                .flatMap(version -> asOf(type, id, version));
    }

    /** The aggregate as it was then; empty when it was not there, or does not have that version yet. */
    public <S, E> Uni<Optional<Aggregate<S>>> asOf(AggregateType<S, E> type, UUID id, AsOf when) {
        var found = switch (when) {
            case AsOf.AtTime at -> asOf(type, id, at.time());
            case AsOf.AtVersion at ->
                version(IS_THERE, Tuple.of(id, type.name(), at.version())).flatMap(version -> asOf(type, id, version));
        };
        return found.map(aggregate -> Optional.of(aggregate).filter(Aggregate::exists));
    }

    private Uni<Long> version(String query, Tuple values) {
        return pool.preparedQuery(query)
                .execute(values)
                .map(rows -> rows.iterator().next().getLong("version"));
    }

    private <S, E> Uni<Aggregate<S>> upTo(AggregateType<S, E> type, Aggregate<S> from, long version) {
        var limit = (int) Math.min(PAGE, version - from.version());
        if (limit <= 0) {
            return Uni.createFrom().item(from);
        }
        return events(type, from.id(), from.version(), limit).flatMap(events -> {
            var next = replay(type, from, events);
            return events.size() < limit ? Uni.createFrom().item(next) : upTo(type, next, version);
        });
    }

    private static <S, E> Aggregate<S> replay(
            AggregateType<S, E> type, Aggregate<S> from, List<RecordedEvent<E>> events) {
        var state = from.state();
        for (var event : events) {
            state = type.evolve().apply(state, event.event());
        }
        return new Aggregate<>(from.id(), from.version() + events.size(), state, 0);
    }
}

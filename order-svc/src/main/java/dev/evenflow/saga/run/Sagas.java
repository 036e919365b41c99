package dev.evenflow.saga.run;

import dev.evenflow.eventstore.Cause;
import dev.evenflow.eventstore.ConflictException;
import dev.evenflow.publish.OutboxWriter;
import dev.evenflow.saga.SagaInput;
import dev.evenflow.saga.SagaType;
import dev.evenflow.saga.store.SagaInstance;
import dev.evenflow.saga.store.SagaTable;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Starts sagas and tells them what happened, as a part of the caller's transaction; with it their commands are sent. */
@Singleton
public class Sagas {

    private final SagaTable table;
    private final OutboxWriter outbox;
    private final Hosts hosts;
    private final Clock clock;

    Sagas(SagaTable table, OutboxWriter outbox, Hosts hosts, Clock clock) {
        this.table = table;
        this.outbox = outbox;
        this.hosts = hosts;
        this.clock = clock;
    }

    /**
     * Starts a saga.
     *
     * @param id UUIDv7, new
     * @param about what it is about, for whoever looks at it
     */
    public <D> Uni<Void> start(
            SagaType<D, ?> type, UUID id, UUID about, D data, Cause cause, SqlConnection connection) {
        var turn = hosts.of(type).start(id, about, data, cause, clock.instant());
        return table.insert(turn.after(), connection)
                .chain(() -> outbox.add(turn.commands(), connection))
                .chain(() -> turn.effects().apply(connection));
    }

    /** Nobody else changes it until the end of the transaction; empty when there is no such saga. */
    public Uni<Optional<SagaInstance>> lock(UUID id, SqlConnection connection) {
        return table.lock(List.of(id), connection).map(found -> found.stream().findFirst());
    }

    /** Completes with whether it changed anything. */
    public Uni<Boolean> tell(UUID id, SagaInput input, String causationId, SqlConnection connection) {
        return table.lock(List.of(id), connection)
                .flatMap(sagas -> take(sagas, Map.of(id, Heard.of(input, causationId)), connection))
                .map(moved -> !moved.isEmpty());
    }

    /** Gives those that moved, as they are then. One statement for the sagas, one for their commands. */
    Uni<List<SagaInstance>> take(List<SagaInstance> locked, Map<UUID, Heard> heard, SqlConnection connection) {
        var now = clock.instant();
        var turns = locked.stream()
                .flatMap(saga -> Optional.ofNullable(heard.get(saga.id()))
                        .flatMap(news -> hosts.named(saga.type()).next(saga, news, now))
                        .stream())
                .toList();
        return write(turns, connection)
                .replaceWith(() -> turns.stream().map(Turn::after).toList());
    }

    private Uni<Void> write(List<Turn> turns, SqlConnection connection) {
        var commands = turns.stream().flatMap(turn -> turn.commands().stream()).toList();
        return table.update(turns.stream().map(Turn::after).toList(), connection)
                .chain(() -> outbox.add(commands, connection))
                .chain(() -> effects(turns, connection));
    }

    /** A conflict is known by its type: the whole transaction is run again then. */
    private static Throwable worst(CompositeException failures) {
        return failures.getCauses().stream()
                .filter(ConflictException.class::isInstance)
                .findFirst()
                .orElseGet(() -> failures.getCauses().getFirst());
    }

    /** Side by side on the one connection. All of them are waited for: none may use it after the end of its transaction. */
    private static Uni<Void> effects(List<Turn> turns, SqlConnection connection) {
        return turns.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(turns.stream()
                                .map(turn -> turn.effects().apply(connection))
                                .toList())
                        .andCollectFailures()
                        .onFailure(CompositeException.class)
                        .transform(Sagas::worst)
                        .replaceWithVoid();
    }
}

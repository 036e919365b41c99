package dev.evenflow.saga.run;

import dev.evenflow.eventstore.Cause;
import dev.evenflow.eventstore.Pipelined;
import dev.evenflow.publish.OutboxWriter;
import dev.evenflow.saga.SagaInput;
import dev.evenflow.saga.SagaType;
import dev.evenflow.saga.store.SagaInstance;
import dev.evenflow.saga.store.SagaTable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        return Pipelined.statements(table.insert(turn.after(), connection), outbox.add(turn.commands(), connection))
                .chain(() -> effects(List.of(turn), connection));
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

    /** Gives those that moved, as they are then. One statement for the sagas, one for their commands; their modules are told of all at once. */
    Uni<List<SagaInstance>> take(List<SagaInstance> locked, Map<UUID, Heard> heard, SqlConnection connection) {
        var now = clock.instant();
        var turns = locked.stream().flatMap(saga -> turn(saga, heard, now)).toList();
        return write(turns, connection)
                .replaceWith(() -> turns.stream().map(Turn::after).toList());
    }

    private Stream<? extends Turn<?, ?>> turn(SagaInstance saga, Map<UUID, Heard> heard, Instant now) {
        return Optional.ofNullable(heard.get(saga.id()))
                .flatMap(news -> hosts.named(saga.type()).next(saga, news, now))
                .stream();
    }

    private Uni<Void> write(List<? extends Turn<?, ?>> turns, SqlConnection connection) {
        var commands = turns.stream().flatMap(turn -> turn.commands().stream()).toList();
        var sagas = turns.stream().map(Turn::after).toList();
        return Pipelined.statements(table.update(sagas, connection), outbox.add(commands, connection))
                .chain(() -> effects(turns, connection));
    }

    /** All of a kind of saga together. */
    private Uni<Void> effects(List<? extends Turn<?, ?>> turns, SqlConnection connection) {
        var byType = turns.stream()
                .filter(Turn::hasEffects)
                .collect(Collectors.groupingBy(Turn::type, LinkedHashMap::new, Collectors.toList()));
        return Multi.createFrom()
                .iterable(byType.entrySet())
                .onItem()
                .transformToUniAndConcatenate(of -> hosts.named(of.getKey()).carryOut(of.getValue(), connection))
                .onItem()
                .ignoreAsUni();
    }
}

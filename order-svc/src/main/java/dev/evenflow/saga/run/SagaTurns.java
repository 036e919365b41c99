package dev.evenflow.saga.run;

import dev.evenflow.eventstore.EventTransaction;
import dev.evenflow.saga.SagaInput;
import dev.evenflow.saga.store.SagaInstance;
import dev.evenflow.saga.store.SagaTable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Turns of many sagas in a transaction of their own. */
@Singleton
class SagaTurns {

    private final EventTransaction transaction;
    private final SagaTable table;
    private final Sagas sagas;
    private final SagaWatch watch;
    private final Clock clock;

    SagaTurns(EventTransaction transaction, SagaTable table, Sagas sagas, SagaWatch watch, Clock clock) {
        this.transaction = transaction;
        this.table = table;
        this.sagas = sagas;
        this.watch = watch;
        this.clock = clock;
    }

    /** Gives the ids of which there is no saga. */
    Uni<Set<UUID>> hear(Map<UUID, Heard> heard) {
        return transaction
                .run(connection -> table.lock(heard.keySet(), connection)
                        .flatMap(locked -> sagas.take(locked, heard, connection)
                                .map(moved -> new Heeded(moved, missing(heard.keySet(), locked)))))
                .invoke(heeded -> watch.moved(heeded.moved()))
                .map(Heeded::missing);
    }

    /** Wakes so many whose time has come; tells how many there were. */
    Uni<Integer> wake(int limit) {
        return transaction
                .run(connection -> table.lockDue(clock.instant(), limit, connection)
                        .flatMap(due -> wake(due, connection).map(moved -> new Woken(due.size(), moved))))
                .invoke(woken -> watch.moved(woken.moved()))
                .map(Woken::due);
    }

    private Uni<List<SagaInstance>> wake(List<SagaInstance> due, SqlConnection connection) {
        var heard = due.stream()
                .collect(Collectors.toMap(
                        SagaInstance::id,
                        saga -> Heard.of(new SagaInput.TimePassed(), saga.id().toString())));
        return Uni.createFrom()
                .deferred(() -> sagas.take(due, heard, connection))
                .onFailure(RuntimeException.class)
                .transform(failure -> due.size() == 1 ? new SagaStuckException(due.getFirst(), failure) : failure);
    }

    private static Set<UUID> missing(Set<UUID> wanted, List<SagaInstance> found) {
        var missing = new HashSet<>(wanted);
        found.forEach(saga -> missing.remove(saga.id()));
        return missing;
    }

    private record Heeded(List<SagaInstance> moved, Set<UUID> missing) {}

    private record Woken(int due, List<SagaInstance> moved) {}
}

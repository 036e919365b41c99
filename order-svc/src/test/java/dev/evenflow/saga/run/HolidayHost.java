package dev.evenflow.saga.run;

import dev.evenflow.saga.HolidaySaga;
import dev.evenflow.saga.HolidaySaga.Holiday;
import dev.evenflow.saga.HolidaySaga.Note;
import dev.evenflow.saga.SagaType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Writes nothing down, and refuses where it is told to. */
@Singleton
public class HolidayHost implements SagaHost<Holiday, Note> {

    final Set<UUID> refusing = ConcurrentHashMap.newKeySet();

    @Override
    public SagaType<Holiday, Note> type() {
        return HolidaySaga.TYPE;
    }

    @Override
    public Uni<Void> carryOut(List<Decided<Holiday, Note>> decided, SqlConnection connection) {
        return decided.stream().anyMatch(one -> refusing.contains(one.data().sagaId()))
                ? Uni.createFrom().failure(new IllegalStateException("refused by the test"))
                : Uni.createFrom().voidItem();
    }
}

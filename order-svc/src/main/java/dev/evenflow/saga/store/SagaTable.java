package dev.evenflow.saga.store;

import dev.evenflow.eventstore.Cause;
import dev.evenflow.saga.SagaState;
import dev.evenflow.saga.SagaStatus;
import dev.evenflow.web.paging.Page;
import dev.evenflow.web.paging.Paged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table {@code saga.instances}. */
@Singleton
public class SagaTable {

    private final SagaJson json;

    SagaTable(SagaJson json) {
        this.json = json;
    }

    public Uni<Void> insert(SagaInstance saga, SqlConnection connection) {
        var values = Tuple.tuple()
                .addUUID(saga.id())
                .addString(saga.type())
                .addUUID(saga.about())
                .addString(saga.data())
                .addString(json.encode(saga.state()))
                .addString(saga.state().status().wireName())
                .addValue(utc(saga.state().dueAt()))
                .addString(json.encode(saga.cause()))
                .addLong(saga.sent())
                .addLong(saga.version())
                .addValue(utc(saga.createdAt()))
                .addValue(utc(saga.updatedAt()));
        return connection.preparedQuery(SagaSql.INSERT).execute(values).replaceWithVoid();
    }

    public Uni<Optional<SagaInstance>> find(UUID id, SqlClient client) {
        return client.preparedQuery(SagaSql.FIND)
                .execute(Tuple.of(id))
                .map(rows -> sagas(rows).stream().findFirst());
    }

    /** Those of them that have ended. */
    public Uni<List<SagaInstance>> findEnded(Collection<UUID> ids, SqlClient client) {
        return client.preparedQuery(SagaSql.FIND_ENDED)
                .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(this::sagas);
    }

    /** By id, for this transaction alone; those that do not exist are missing. */
    public Uni<List<SagaInstance>> lock(Collection<UUID> ids, SqlConnection connection) {
        return connection
                .preparedQuery(SagaSql.LOCK)
                .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(this::sagas);
    }

    /** Some whose time has come, for this transaction alone. */
    public Uni<List<SagaInstance>> lockDue(Instant now, int limit, SqlConnection connection) {
        return connection
                .preparedQuery(SagaSql.LOCK_DUE)
                .execute(Tuple.of(utc(now), limit))
                .map(this::sagas);
    }

    /** All of them in one statement; fails when one has changed since it was read. */
    public Uni<Void> update(List<SagaInstance> sagas, SqlConnection connection) {
        if (sagas.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(SagaSql.UPDATE)
                .execute(columns(sagas))
                .invoke(rows -> requireAll(rows.rowCount(), sagas.size()))
                .replaceWithVoid();
    }

    /** Leaves one alone for a while. */
    public Uni<Void> putOff(UUID id, Instant until, SqlClient client) {
        return client.preparedQuery(SagaSql.PUT_OFF)
                .execute(Tuple.of(id, utc(until)))
                .replaceWithVoid();
    }

    /** Newest first; of every status where none is given. */
    public Uni<Paged<SagaInstance>> list(Optional<SagaStatus> status, Page page, SqlClient client) {
        var wanted = status.map(SagaStatus::wireName).orElse(null);
        return client.preparedQuery(SagaSql.COUNT)
                .execute(Tuple.of(wanted))
                .map(rows -> rows.iterator().next().getLong("total"))
                .flatMap(total -> client.preparedQuery(SagaSql.LIST)
                        .execute(Tuple.of(wanted, page.size(), page.offset()))
                        .map(rows -> new Paged<>(page, sagas(rows), total)));
    }

    private Tuple columns(List<SagaInstance> sagas) {
        return Tuple.tuple()
                .addArrayOfUUID(column(sagas, SagaInstance::id, new UUID[0]))
                .addArrayOfString(column(sagas, saga -> json.encode(saga.state()), new String[0]))
                .addArrayOfString(column(sagas, saga -> saga.state().status().wireName(), new String[0]))
                .addArrayOfOffsetDateTime(
                        sagas.stream().map(saga -> utc(saga.state().dueAt())).toArray(OffsetDateTime[]::new))
                .addArrayOfLong(column(sagas, SagaInstance::sent, new Long[0]))
                .addArrayOfLong(column(sagas, SagaInstance::version, new Long[0]))
                .addArrayOfOffsetDateTime(column(sagas, saga -> utc(saga.updatedAt()), new OffsetDateTime[0]));
    }

    private List<SagaInstance> sagas(RowSet<Row> rows) {
        return rows.stream().map(this::saga).toList();
    }

    private SagaInstance saga(Row row) {
        return new SagaInstance(
                row.getUUID("id"),
                row.getString("type"),
                row.getUUID("about"),
                row.getString("data"),
                json.decode(row.getString("state"), SagaState.class),
                json.decode(row.getString("cause"), Cause.class),
                row.getLong("sent"),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private static void requireAll(int updated, int wanted) {
        if (updated != wanted) {
            throw new IllegalStateException("A saga has changed since it was read");
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static <C> C[] column(List<SagaInstance> sagas, Function<SagaInstance, C> column, C[] array) {
        return sagas.stream().map(column).toList().toArray(array);
    }
}

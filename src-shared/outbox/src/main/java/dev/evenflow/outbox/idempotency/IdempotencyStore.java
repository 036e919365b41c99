package dev.evenflow.outbox.idempotency;

import dev.evenflow.web.idempotency.IdempotentRequest;
import dev.evenflow.web.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The table {@code idempotency_keys}. A key is claimed by inserting its row: whoever comes second waits at the primary
 * key until the first transaction ends, then finds its answer, or the key free when it was rolled back. Only answers to
 * committed changes are kept. The service brings the table.
 */
@Singleton
public class IdempotencyStore {

    private static final String CLAIM = """
            INSERT INTO idempotency_keys AS k (key, fingerprint) VALUES ($1, $2)
            ON CONFLICT (key) DO UPDATE SET fingerprint = excluded.fingerprint, created_at = now()
            WHERE k.created_at < now() - make_interval(secs => $3)""";
    private static final String ANSWER =
            "UPDATE idempotency_keys SET status = $2, location = $3, etag = $4, body = $5 WHERE key = $1";
    private static final String FIND =
            "SELECT fingerprint, status, location, etag, body FROM idempotency_keys WHERE key = $1";

    private final IdempotencyConfig config;

    IdempotencyStore(IdempotencyConfig config) {
        this.config = config;
    }

    /**
     * Runs the action, or gives the answer it had before; fails with 422 when that was to another request. Without a
     * request it just runs the action. Both are part of the connection's transaction.
     */
    public Uni<StoredAnswer> once(
            Optional<IdempotentRequest> request, SqlConnection connection, Supplier<Uni<StoredAnswer>> action) {
        return request.map(known -> once(known, connection, action)).orElseGet(action);
    }

    private Uni<StoredAnswer> once(
            IdempotentRequest request, SqlConnection connection, Supplier<Uni<StoredAnswer>> action) {
        return claim(request, connection)
                .flatMap(claimed -> claimed
                        ? action.get().call(answer -> remember(request, answer, connection))
                        : recall(request, connection));
    }

    private Uni<Boolean> claim(IdempotentRequest request, SqlConnection connection) {
        var values = Tuple.of(request.key().value(), request.fingerprint().sha256(), (double)
                config.retention().toSeconds());
        return connection.preparedQuery(CLAIM).execute(values).map(rows -> rows.rowCount() == 1);
    }

    private static Uni<RowSet<Row>> remember(IdempotentRequest request, StoredAnswer answer, SqlConnection connection) {
        var values = Tuple.tuple()
                .addString(request.key().value())
                .addInteger(answer.status())
                .addString(answer.location())
                .addString(answer.etag())
                .addString(answer.body());
        return connection.preparedQuery(ANSWER).execute(values);
    }

    private static Uni<StoredAnswer> recall(IdempotentRequest request, SqlConnection connection) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(request.key().value()))
                .map(rows -> answer(rows, request));
    }

    private static StoredAnswer answer(RowSet<Row> rows, IdempotentRequest request) {
        var row = rows.stream().findFirst().orElseThrow(IdempotentRequest::justExpired);
        request.requireSame(row.getString("fingerprint"));
        return new StoredAnswer(
                row.getInteger("status"), row.getString("location"), row.getString("etag"), row.getString("body"));
    }
}

package dev.evenflow.publish;

import dev.evenflow.outbox.OutboxSignal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.function.Function;

/** One change with its events: all of it or nothing. Once it is committed the relay is woken. */
@Singleton
public class OutboxTransaction {

    private static final int ATTEMPTS_MORE = 3;

    /** Serialization failure and deadlock: PostgreSQL asks for the transaction to be run again. */
    private static final Set<String> RUN_AGAIN = Set.of("40001", "40P01");

    private final Pool pool;
    private final OutboxSignal signal;

    public OutboxTransaction(Pool pool, OutboxSignal signal) {
        this.pool = pool;
        this.signal = signal;
    }

    /** May run it more than once, so {@code work} has no effects but on its connection. */
    public <T> Uni<T> run(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work)
                .onFailure(OutboxTransaction::mayPassNextTime)
                .retry()
                .atMost(ATTEMPTS_MORE)
                .invoke(signal::rowsCommitted);
    }

    private static boolean mayPassNextTime(Throwable failure) {
        return failure instanceof PgException refusal && RUN_AGAIN.contains(refusal.getSqlState());
    }
}

package dev.evenflow.eventstore;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Appends together with other writes: all of it or nothing. Once it is committed the relay and projections are woken. */
@Singleton
public class EventTransaction {

    private final Pool pool;
    private final ConflictRetries retries;
    private final CommitSignal signal;

    EventTransaction(Pool pool, ConflictRetries retries, CommitSignal signal) {
        this.pool = pool;
        this.retries = retries;
        this.signal = signal;
    }

    /** Runs the whole of it again after a conflict, so {@code work} has no effects but on its connection. */
    public <T> Uni<T> run(Function<SqlConnection, Uni<T>> work) {
        return retries.of(pool.withTransaction(work)).invoke(signal::committed);
    }
}

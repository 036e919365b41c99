package dev.evenflow.user;

import dev.evenflow.outbox.OutboxSignal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** One change with its event: all of it or nothing. Once it is committed the relay is woken. */
@ApplicationScoped
public class UserTransaction {

    private static final int ATTEMPTS_MORE = 3;

    private final OutboxSignal signal;

    public UserTransaction(OutboxSignal signal) {
        this.signal = signal;
    }

    /** Runs it again when PostgreSQL picked it as the victim of a deadlock; must be called on a request's context. */
    public <T> Uni<T> run(Supplier<Uni<T>> change) {
        return Panache.withTransaction(change)
                .onFailure(UserProblems::mayPassNextTime)
                .retry()
                .atMost(ATTEMPTS_MORE)
                .onFailure()
                .transform(UserProblems::explain)
                .invoke(signal::rowsCommitted);
    }
}

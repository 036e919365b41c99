package dev.evenflow.bench.store;

import static dev.evenflow.payment.AccountType.ACCOUNT;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.eventstore.Appended;
import dev.evenflow.eventstore.Cause;
import dev.evenflow.eventstore.Change;
import dev.evenflow.eventstore.EventStore;
import dev.evenflow.eventstore.NewEvent;
import dev.evenflow.money.domain.Money;
import dev.evenflow.payment.domain.AccountEvent;
import dev.evenflow.payment.domain.AccountEvent.Deposited;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Deposits through the event store, each one a transaction of its own that writes to the outbox, too. */
@Singleton
class StoreDeposits implements Work {

    private final EventStore store;
    private final EventIds ids;

    StoreDeposits(EventStore store, EventIds ids) {
        this.store = store;
        this.ids = ids;
    }

    @Override
    public Supplier<Uni<?>> begin() {
        var account = ids.next();
        var version = new AtomicLong();
        return () -> append(account, version.getAndIncrement(), 1);
    }

    /** So many deposits in one transaction, on top of a version. */
    Uni<Appended> append(UUID account, long version, int deposits) {
        var cause = Cause.request(ids.next().toString(), Optional.empty());
        var events = Stream.generate(this::deposit).limit(deposits).toList();
        return store.append(ACCOUNT, new Change<>(account, version, cause, events));
    }

    private NewEvent<AccountEvent> deposit() {
        return new NewEvent<>(ids.next(), new Deposited(Money.of("10.00"), Money.of("123456.00"), ""));
    }
}

package dev.evenflow.bench.store;

import static dev.evenflow.payment.AccountType.ACCOUNT;

import dev.evenflow.contracts.EventIds;
import dev.evenflow.eventstore.EventStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * Loads of an account with few events against those of one with many: right after their snapshots, and with as many events
 * behind them as there can be until the next.
 */
@Singleton
class LoadComparison {

    private static final int FEW = 100;
    private static final int MANY = 100_000;
    private static final int AT_ONCE = 1_000;
    private static final int UNTIL_NEXT = 99;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final EventStore store;
    private final EventIds ids;
    private final StoreDeposits deposits;
    private final Turns turns;

    LoadComparison(EventStore store, EventIds ids, StoreDeposits deposits, StoreLoadConfig config) {
        this.store = store;
        this.ids = ids;
        this.deposits = deposits;
        this.turns = Turns.of(config);
    }

    Map<String, Double> measure() {
        var few = account(FEW);
        var many = account(MANY);
        var after = turns.compare(few, many, this::perSecond);
        grow(few, FEW, UNTIL_NEXT);
        grow(many, MANY, UNTIL_NEXT);
        var before = turns.compare(few, many, this::perSecond);
        return Map.of(
                "load_100", after.one(),
                "load_100000", after.other(),
                "load_199", before.one(),
                "load_100099", before.other());
    }

    /** With a snapshot of its last event, as commands one after the other leave it. */
    private UUID account(int events) {
        var id = ids.next();
        for (var version = 0; version < events; version += AT_ONCE) {
            grow(id, version, Math.min(AT_ONCE, events - version));
        }
        Multi.createBy()
                .repeating()
                .uni(() -> store.load(ACCOUNT, id))
                .withDelay(LOOK)
                .whilst(account -> account.snapshotVersion() < events)
                .collect()
                .last()
                .await()
                .atMost(PATIENCE);
        return id;
    }

    private void grow(UUID account, long version, int events) {
        deposits.append(account, version, events).await().indefinitely();
    }

    private double perSecond(UUID account, Duration time) {
        Work loads = () -> () -> load(account);
        var rate = Crowd.measure(loads, time).perSecond();
        System.out.printf("%s %.0f/s%n", account, rate);
        return rate;
    }

    private Uni<?> load(UUID account) {
        return store.load(ACCOUNT, account);
    }
}

package dev.evenflow.bench.store;

import dev.evenflow.contracts.EventIds;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/** Single events through the event store, against the same rows inserted without it. */
@Singleton
class AppendComparison {

    private final Pool pool;
    private final EventIds ids;
    private final StoreDeposits deposits;
    private final Turns turns;

    AppendComparison(Pool pool, EventIds ids, StoreDeposits deposits, StoreLoadConfig config) {
        this.pool = pool;
        this.ids = ids;
        this.deposits = deposits;
        this.turns = Turns.of(config);
    }

    Map<String, Double> measure() {
        var bare = new BareDeposits(pool, ids, example());
        var medians = turns.compare(deposits, bare, this::perSecond);
        return Map.of("append_bare", medians.other(), "append", medians.one());
    }

    private StoredDeposit example() {
        var account = ids.next();
        deposits.append(account, 0, 1).await().indefinitely();
        var row = pool.preparedQuery(StoredDeposit.FIND)
                .execute(Tuple.of(account))
                .await()
                .indefinitely();
        return StoredDeposit.of(row.iterator().next());
    }

    /** On an outbox as short as a relay keeps it. */
    private double perSecond(Work side, Duration time) {
        pool.query("TRUNCATE outbox").execute().await().indefinitely();
        var throughput = Crowd.measure(side, time);
        var row = pool.query("SELECT count(*) AS outbox FROM outbox JOIN eventstore.events USING (event_id)")
                .execute()
                .await()
                .indefinitely();
        if (row.iterator().next().getLong("outbox") != throughput.done()) {
            throw new IllegalStateException("Not everything that was answered is stored");
        }
        System.out.printf("%s %.0f/s%n", side.getClass().getSimpleName(), throughput.perSecond());
        return throughput.perSecond();
    }
}

package dev.evenflow.bench.chaos;

import dev.evenflow.bench.load.Writers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** All who write: each crew does a share of its work between two kills, so that there is always work going on. */
final class Crews {

    private static final long FINISH_MINUTES = 5;

    private record Crew(Writers writers, int writes) {}

    private final List<Crew> crews;
    private final int shares;

    Crews(ChaosOptions options, Writers users, Writers moves, Writers orders) {
        this.crews = List.of(
                new Crew(users, options.writes()),
                new Crew(moves, options.moves()),
                new Crew(orders, options.orders()));
        this.shares = options.kills() + 1; // the last one follows the last kill
    }

    CompletableFuture<Void> start(long seed) {
        return CompletableFuture.allOf(crews.stream()
                .map(crew -> crew.writers.startInPortions(crew.writes, seed))
                .toArray(CompletableFuture[]::new));
    }

    /** Lets everybody do one more share, and waits until the half of it is done. */
    void work(int share) {
        crews.forEach(crew -> crew.writers.release(crew.writes / shares));
        crews.forEach(crew -> crew.writers.awaitAcknowledged((2 * share - 1) * (crew.writes / shares) / 2));
    }

    void finish(CompletableFuture<Void> writing) throws InterruptedException, ExecutionException, TimeoutException {
        crews.forEach(crew -> crew.writers.releaseRest(crew.writes));
        writing.get(FINISH_MINUTES, TimeUnit.MINUTES);
    }

    /** Of users, of accounts and products, of orders. */
    List<Integer> acknowledged() {
        return crews.stream().map(crew -> crew.writers.acknowledged()).toList();
    }
}

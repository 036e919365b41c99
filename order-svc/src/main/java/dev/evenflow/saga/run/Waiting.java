package dev.evenflow.saga.run;

import dev.evenflow.saga.store.SagaInstance;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Who waits for which saga. Thread-safe. */
final class Waiting {

    private final Map<UUID, Set<Ticket>> bySaga = new ConcurrentHashMap<>();

    Ticket begin(UUID saga) {
        var one = new Ticket();
        bySaga.compute(saga, (id, others) -> {
            var all = others == null ? ConcurrentHashMap.<Ticket>newKeySet() : others;
            all.add(one);
            return all;
        });
        return one;
    }

    /** It has what it waited for, or waits no longer. */
    void end(UUID saga, Ticket one) {
        bySaga.computeIfPresent(saga, (id, all) -> {
            all.remove(one);
            return all.isEmpty() ? null : all;
        });
    }

    void ended(SagaInstance saga) {
        bySaga.getOrDefault(saga.id(), Set.of()).forEach(one -> one.end.complete(saga));
    }

    Collection<UUID> ids() {
        return List.copyOf(bySaga.keySet());
    }

    /** One who waits. */
    static final class Ticket {

        private final CompletableFuture<SagaInstance> end = new CompletableFuture<>();

        /** Completes with the saga as it is then. */
        CompletionStage<SagaInstance> end() {
            return end;
        }
    }
}

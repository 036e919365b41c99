package dev.evenflow.outbox.batch;

import dev.evenflow.messaging.consume.StoreOutages;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Work of which a schedule does some batches at each turn. While the database is away turns pass without work. */
@Singleton
public class BatchedWork {

    private static final Logger LOG = Logger.getLogger(BatchedWork.class);

    /** A turn ends, so that a backlog does not keep others from theirs. */
    private static final int MOST_BATCHES = 100;

    private final StoreOutages outages;
    private final Set<String> interrupted = ConcurrentHashMap.newKeySet();

    public BatchedWork(StoreOutages outages) {
        this.outages = outages;
    }

    /**
     * Does batches for as long as there is more, 100 at most. An outage of the database is one line in the log and no
     * failure; any other failure is handed on.
     *
     * @param name for the log, in the plural
     * @param batch completes with whether there may be more
     */
    public Uni<Void> turn(String name, Supplier<Uni<Boolean>> batch) {
        return Multi.createBy()
                .repeating()
                .uni(batch::get)
                .whilst(more -> more)
                .select()
                .first(MOST_BATCHES)
                .onItem()
                .ignoreAsUni()
                .invoke(() -> interrupted.remove(name))
                .onFailure(outages::areBehind)
                .recoverWithUni(failure -> skipped(name, failure));
    }

    private Uni<Void> skipped(String name, Throwable failure) {
        if (interrupted.add(name)) {
            LOG.infof("The %s wait for the database: %s", name, failure.getMessage());
        }
        return Uni.createFrom().voidItem();
    }
}

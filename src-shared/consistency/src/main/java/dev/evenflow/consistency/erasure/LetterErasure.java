package dev.evenflow.consistency.erasure;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;

import dev.evenflow.consistency.Copy;
import dev.evenflow.contracts.consistency.RowQuery;
import dev.evenflow.messaging.deadletter.DeadLetters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Deletes this service's dead letters about users whom its copy knows as deleted, but for those that tell of the deletion itself.
 * {@code evenflow.erasure.letters} counts them. While NATS or the database is away they wait for the next look.
 */
@ApplicationScoped
public class LetterErasure {

    private static final Logger LOG = Logger.getLogger(LetterErasure.class);

    private final DeadLetters letters;
    private final Copy copy;
    private final Vertx vertx;
    private final ErasureConfig config;
    private final Counter erased;
    private final AtomicBoolean busy = new AtomicBoolean();

    LetterErasure(DeadLetters letters, Copy copy, Vertx vertx, ErasureConfig config, MeterRegistry meters) {
        this.letters = letters;
        this.copy = copy;
        this.vertx = vertx;
        this.config = config;
        this.erased = meters.counter("evenflow.erasure.letters");
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(config.every().toMillis(), timer -> look());
    }

    /** Completes with how many were deleted; fails when NATS or the database does not answer. */
    public Uni<Long> eraseAll() {
        return letters.places(Long.MAX_VALUE)
                .map(places -> places.stream()
                        .map(LetterOfUser::of)
                        .flatMap(Optional::stream)
                        .toList())
                .chain(this::eraseFound)
                .invoke(this::report);
    }

    private void look() {
        if (busy.compareAndSet(false, true)) {
            eraseAll()
                    .onTermination()
                    .invoke(() -> busy.set(false))
                    .subscribe()
                    .with(
                            count -> {},
                            failure -> LOG.debugf("Dead letters of deleted users stay: %s", failure.getMessage()));
        }
    }

    private Uni<Long> eraseFound(List<LetterOfUser> found) {
        return Multi.createFrom()
                .iterable(found)
                .group()
                .intoLists()
                .of(RowQuery.MAX_IDS)
                .onItem()
                .transformToUniAndConcatenate(this::eraseSome)
                .collect()
                .with(summingLong(Long::longValue));
    }

    private Uni<Long> eraseSome(List<LetterOfUser> some) {
        var ids = some.stream().map(LetterOfUser::userId).distinct().toList();
        return copy.generation()
                .chain(generation -> copy.rowsById(generation, ids))
                .map(rows -> rows.stream().collect(toMap(row -> row.id(), row -> row)))
                .chain(known -> delete(
                        some.stream().filter(letter -> letter.isOfNoUse(known)).toList()));
    }

    private Uni<Long> delete(List<LetterOfUser> useless) {
        return Multi.createFrom()
                .iterable(useless)
                .onItem()
                .transformToUniAndConcatenate(letter -> letters.delete(letter.id()))
                .filter(deleted -> deleted)
                .collect()
                .with(counting());
    }

    private void report(long count) {
        if (count > 0) {
            LOG.infof("Erased %d dead letters of deleted users", count);
            erased.increment((double) count);
        }
    }
}

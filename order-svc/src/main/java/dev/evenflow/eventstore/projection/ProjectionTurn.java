package dev.evenflow.eventstore.projection;

import dev.evenflow.eventstore.EventPage;
import dev.evenflow.eventstore.StoredEvent;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Takes one table of a projection a page further. A page that cannot be applied is read again in halves, until one event
 * is left that fails: its aggregate is parked. Turns follow each other, never overlap.
 */
final class ProjectionTurn<E> {

    private static final Logger LOG = Logger.getLogger(ProjectionTurn.class);

    private final Projection<E> projection;
    private final Purpose purpose;
    private final Cursors cursors;
    private final Pages pages;
    private final PageWriter writer;
    private final Supplier<Uni<Progress>> ifAbsent;
    private final Function<Cursor, Uni<Progress>> atTheEnd;
    private final int largest;
    private volatile int limit;

    /**
     * @param ifAbsent what to do when the table is not there
     * @param atTheEnd what to do when there is nothing to read; in a rebuild, when next to nothing is left
     * @param largest events in a page, at most
     */
    ProjectionTurn(
            Projection<E> projection,
            Purpose purpose,
            Cursors cursors,
            Pages pages,
            PageWriter writer,
            Supplier<Uni<Progress>> ifAbsent,
            Function<Cursor, Uni<Progress>> atTheEnd,
            int largest) {
        this.projection = projection;
        this.purpose = purpose;
        this.cursors = cursors;
        this.pages = pages;
        this.writer = writer;
        this.ifAbsent = ifAbsent;
        this.atTheEnd = atTheEnd;
        this.largest = largest;
        this.limit = largest;
    }

    Uni<Progress> take() {
        return cursors.find(projection.name(), purpose)
                .flatMap(found -> found.map(this::advance).orElseGet(ifAbsent));
    }

    private Uni<Progress> advance(Cursor cursor) {
        return pages.after(cursor.position(), limit)
                .flatMap(page -> page.isEmpty() ? atTheEnd.apply(cursor) : apply(cursor, page));
    }

    private Uni<Progress> apply(Cursor cursor, EventPage page) {
        var due = cursor.due(page);
        return writer.write(projection, cursor, due, page.end())
                .map(ours -> applied(page, ours))
                .chain(progress -> endsRebuild(progress)
                        ? atTheEnd.apply(cursor.at(page.end()))
                        : Uni.createFrom().item(progress))
                .onFailure(Poison::mayBeBehind)
                .recoverWithUni(failure -> isolate(cursor, page, due, failure));
    }

    /** Where events never pause, there is always something to read. */
    private boolean endsRebuild(Progress progress) {
        return purpose == Purpose.REBUILD && progress == Progress.PARTLY;
    }

    private Progress applied(EventPage page, boolean ours) {
        var full = page.looked() == limit;
        limit = Math.min(largest, limit * 2);
        return ours ? (full ? Progress.MORE : Progress.PARTLY) : Progress.BUSY;
    }

    private Uni<Progress> isolate(Cursor cursor, EventPage page, List<StoredEvent> due, Throwable failure) {
        if (due.size() == 1) {
            return park(cursor, page, due.getFirst(), failure);
        }
        limit = Math.max(1, page.looked() / 2);
        return Uni.createFrom().item(Progress.MORE);
    }

    private Uni<Progress> park(Cursor cursor, EventPage page, StoredEvent poison, Throwable failure) {
        return writer.park(cursor, poison, failure, page.end()).map(ours -> {
            if (ours) {
                LOG.errorf(
                        failure,
                        "Projection %s skips aggregate %s from version %d on",
                        projection.name(),
                        poison.aggregateId(),
                        poison.version());
            }
            return applied(page, ours);
        });
    }
}

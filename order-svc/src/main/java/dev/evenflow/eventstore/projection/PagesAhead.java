package dev.evenflow.eventstore.projection;

import dev.evenflow.eventstore.EventPage;
import dev.evenflow.eventstore.Position;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page while the one before it is written. What has been read after a position stays true, except that more may have
 * come behind it: good for a rebuild, which looks again before it ends. Calls follow each other, never overlap.
 */
final class PagesAhead implements Pages {

    private final Pages pages;
    private volatile @Nullable Ahead ahead;

    PagesAhead(Pages pages) {
        this.pages = pages;
    }

    @Override
    public Uni<EventPage> after(Position start, int limit) {
        var begun = ahead;
        ahead = null;
        var page = begun != null && begun.isOf(start, limit) ? begun.page : pages.after(start, limit);
        return page.invoke(read -> ahead = read.looked() == limit ? begin(read.end(), limit) : null);
    }

    private Ahead begin(Position start, int limit) {
        var page = pages.after(start, limit).memoize().indefinitely();
        // A failure comes out where the page is asked for.
        page.subscribe().with(read -> {}, failure -> {});
        return new Ahead(start, limit, page);
    }

    private record Ahead(Position start, int limit, Uni<EventPage> page) {

        boolean isOf(Position wanted, int size) {
            return start.equals(wanted) && limit == size;
        }
    }
}

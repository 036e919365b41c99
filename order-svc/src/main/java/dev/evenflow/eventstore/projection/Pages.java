package dev.evenflow.eventstore.projection;

import dev.evenflow.eventstore.EventPage;
import dev.evenflow.eventstore.Position;
import io.smallrye.mutiny.Uni;

/** Where a projection gets its events from. */
@FunctionalInterface
interface Pages {

    /** What comes after the position; so many events are looked at. */
    Uni<EventPage> after(Position start, int limit);
}

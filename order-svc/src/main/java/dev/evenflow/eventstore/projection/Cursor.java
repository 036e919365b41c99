package dev.evenflow.eventstore.projection;

import dev.evenflow.eventstore.EventPage;
import dev.evenflow.eventstore.Position;
import dev.evenflow.eventstore.StoredEvent;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * How far one copy of a projection's tables is.
 *
 * @param shadow whether it is the copy being rebuilt
 * @param parked aggregates it skips; they change only together with the position
 */
record Cursor(String projection, boolean shadow, Position position, Set<UUID> parked) {

    /** The tables it tells of. */
    Copy copy() {
        return shadow ? Copy.SHADOW : Copy.LIVE;
    }

    /** The same, further on. */
    Cursor at(Position end) {
        return new Cursor(projection, shadow, end, parked);
    }

    /** What is to be applied of a page. */
    List<StoredEvent> due(EventPage page) {
        return page.events().stream()
                .filter(event -> !parked.contains(event.aggregateId()))
                .toList();
    }
}

package dev.evenflow.notification.stream;

import dev.evenflow.messaging.replay.ReplayedEvent;
import dev.evenflow.notification.stream.domain.Change;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Looks which events were applied, by whichever instance. */
interface AppliedEvents {

    /**
     * What a look shows.
     *
     * @param changes those that were applied, in the order of the events
     * @param missing how many events are to make a change and have not yet
     */
    record Look(List<Change> changes, int missing) {}

    Uni<Look> look(List<ReplayedEvent> events);
}

package dev.evenflow.eventstore;

import dev.evenflow.contracts.user.UserDeleted;
import dev.evenflow.contracts.user.UserUpdated;
import dev.evenflow.eventstore.CounterEvent.Increased;
import dev.evenflow.eventstore.CounterEvent.Started;
import dev.evenflow.eventstore.CounterEvent.Stopped;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells of counters in the words of users, since those contracts exist; that a counter started stays inside. */
@Singleton
class CounterPublication implements EventPublication<CounterEvent> {

    @Override
    public String aggregateType() {
        return Counter.TYPE.name();
    }

    @Override
    public Optional<Publication> publish(RecordedEvent<CounterEvent> event) {
        var user = event.aggregateId().getLeastSignificantBits() & Long.MAX_VALUE;
        return switch (event.event()) {
            case Started inside -> Optional.empty();
            case Increased increased ->
                Optional.of(new Publication(
                        "counter.events", new UserUpdated(user, "by " + increased.by(), "", event.recordedAt())));
            case Stopped stopped ->
                Optional.of(new Publication("counter.events", new UserDeleted(user, event.recordedAt())));
        };
    }
}

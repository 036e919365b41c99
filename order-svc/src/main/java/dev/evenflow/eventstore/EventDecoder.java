package dev.evenflow.eventstore;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;

/** From stored events to typed ones. Takes processor time: many of them belong on a worker thread. */
@Singleton
public class EventDecoder {

    private final EventJson json;

    EventDecoder(EventJson json) {
        this.json = json;
    }

    /**
     * The event in its newest schema.
     *
     * @throws UnreadableEventException when the type is not in the list, the schema is newer or the JSON does not fit
     */
    public <E> RecordedEvent<E> decode(StoredEvent event, EventTypes<E> types) {
        var type = types.named(event.type()).orElseThrow(() -> unreadable(event, "its type is unknown"));
        if (event.schema() > type.schema()) {
            throw unreadable(event, "its schema is newer than " + type.schema());
        }
        try {
            return new RecordedEvent<>(
                    event.id(),
                    event.aggregateType(),
                    event.aggregateId(),
                    event.version(),
                    json.decode(event, type),
                    json.decode(event.cause(), Cause.class),
                    event.recordedAt());
        } catch (JsonProcessingException | RuntimeException e) {
            throw new UnreadableEventException(named(event) + " cannot be read", e);
        }
    }

    private static UnreadableEventException unreadable(StoredEvent event, String why) {
        return new UnreadableEventException(named(event) + " cannot be read: " + why);
    }

    private static String named(StoredEvent event) {
        return "Event " + event.id() + " (" + event.type() + ", schema " + event.schema() + ")";
    }
}

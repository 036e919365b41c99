package dev.evenflow.eventstore;

import java.util.List;

/**
 * Some of all events, in order.
 *
 * @param events those whose type was asked for
 * @param end position of the last event looked at; where the page began when there was none
 * @param looked how many events were looked at, asked for or not
 */
public record EventPage(List<StoredEvent> events, Position end, int looked) {

    public boolean isEmpty() {
        return looked == 0;
    }
}

package dev.evenflow.eventstore;

import java.util.UUID;

/**
 * An aggregate as it is after some event.
 *
 * @param version number of its events, 0 before the first
 * @param snapshotVersion version of the snapshot it was made from, 0 for none
 */
public record Aggregate<S>(UUID id, long version, S state, long snapshotVersion) {

    public boolean exists() {
        return version > 0;
    }
}

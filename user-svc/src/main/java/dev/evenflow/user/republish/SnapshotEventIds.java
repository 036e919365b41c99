package dev.evenflow.user.republish;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Ids of the events of a snapshot: the same for the same user, version and run, so that what is published again after a
 * crash is known to the broker. In the form of a UUIDv7 with the time of the run; what is random there, is a hash here
 * (<a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.7">RFC 9562</a>).
 */
final class SnapshotEventIds {

    private static final long TIME_AND_VERSION = 0xFFFF_FFFF_FFFF_F000L;
    private static final long HASHED = 0x0FFFL;

    private SnapshotEventIds() {}

    static UUID of(UUID run, UserState state) {
        var hash = UUID.nameUUIDFromBytes(ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(run.getMostSignificantBits())
                .putLong(run.getLeastSignificantBits())
                .putLong(state.id())
                .putLong(state.version())
                .array());
        var high = (run.getMostSignificantBits() & TIME_AND_VERSION) | (hash.getMostSignificantBits() & HASHED);
        return new UUID(high, hash.getLeastSignificantBits());
    }
}

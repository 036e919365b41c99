package dev.evenflow.contracts;

import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an envelope said, while it is read: nothing is checked before the type is known. */
final class EnvelopeFields {

    static final long INVALID = -1;

    @Nullable String type;

    @Nullable String id;

    @Nullable String timestamp;

    long version;

    @Nullable Metadata metadata;

    @Nullable Event payload;

    @Nullable TokenBuffer unreadPayload;

    Optional<WireType<?>> wireType() {
        return type == null ? Optional.empty() : WireType.named(type);
    }

    boolean isNewerThan(WireType<?> known) {
        return metadata().schema() > known.schema();
    }

    Metadata metadata() {
        return metadata == null ? new Metadata(null, null, null, Metadata.FIRST_SCHEMA) : metadata;
    }

    /** The envelope around a payload; throws when its version, id or timestamp is none. */
    Envelope<?> envelope(WireType<?> known, Event event) {
        if (version < 0) {
            throw new IllegalArgumentException("version is not a whole number");
        }
        return new Envelope<>(
                id == null ? new UUID(0, 0) : UUID.fromString(id),
                known.name(),
                event.aggregateId(),
                version,
                timestamp == null ? Instant.EPOCH : UtcTimes.parse(timestamp),
                metadata(),
                event);
    }
}

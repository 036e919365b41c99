package dev.evenflow.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.evenflow.contracts.Decoded.Known;
import dev.evenflow.contracts.Decoded.Reason;
import dev.evenflow.contracts.Decoded.UnknownType;
import dev.evenflow.contracts.Decoded.Unreadable;
import java.io.IOException;
import java.time.DateTimeException;

/**
 * Turns envelopes into JSON and back. Thread-safe. Decoding never throws: whatever stands on a subject becomes a
 * {@link Decoded}. Only {@code type} and {@code payload} must be there; what else is missing is filled in so that a
 * minimal publisher is understood (no {@code version}: 0).
 */
public final class EventCodec {

    /** Characters of an explanation that go into logs. */
    private static final int MAX_DETAIL = 160;

    private final JsonMapper json = JsonRules.mapper()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final EnvelopeReader reader = new EnvelopeReader(json);

    public String encode(Envelope<?> envelope) {
        try {
            return json.writeValueAsString(envelope);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot encode " + envelope.type(), e);
        }
    }

    public Decoded decode(byte[] message) {
        try {
            return decoded(reader.read(message));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return malformed(summary(e));
        }
    }

    private static Decoded decoded(EnvelopeFields fields) {
        if (fields.type == null) {
            return malformed("no type");
        }
        var type = fields.wireType();
        return type.isEmpty() ? new UnknownType(fields.type) : decoded(type.get(), fields);
    }

    private static Decoded decoded(WireType<?> type, EnvelopeFields fields) {
        if (fields.isNewerThan(type)) {
            var schema = fields.metadata().schema();
            return new Unreadable(Reason.NEWER_SCHEMA, type.name() + " schema " + schema + ", known " + type.schema());
        }
        var payload = fields.payload;
        return payload == null ? malformed("no payload") : new Known(fields.envelope(type, payload));
    }

    private static Unreadable malformed(String detail) {
        return new Unreadable(Reason.MALFORMED, detail);
    }

    private static String summary(Exception e) {
        var line = String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
        return line.substring(0, Math.min(line.length(), MAX_DETAIL));
    }
}

package dev.evenflow.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.evenflow.contracts.Decoded.Known;
import dev.evenflow.contracts.Decoded.Reason;
import dev.evenflow.contracts.Decoded.UnknownType;
import dev.evenflow.contracts.Decoded.Unreadable;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns envelopes into JSON and back. Thread-safe. Decoding never throws: whatever stands on a subject becomes a
 * {@link Decoded}. Only {@code type} and {@code payload} must be there; what else is missing is filled in so that a
 * minimal publisher is understood (no {@code version}: 0).
 */
public final class EventCodec {

    private static final int FIRST_SCHEMA = 1;

    /** Characters of an explanation that go into logs. */
    private static final int MAX_DETAIL = 160;

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public String encode(Envelope<?> envelope) {
        try {
            return json.writeValueAsString(envelope);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot encode " + envelope.type(), e);
        }
    }

    public Decoded decode(byte[] message) {
        try {
            return decode(json.readTree(message));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return new Unreadable(Reason.MALFORMED, summary(e));
        }
    }

    private Decoded decode(JsonNode root) throws JsonProcessingException {
        var type = text(root, "type");
        if (type == null) {
            return new Unreadable(Reason.MALFORMED, "no type");
        }
        Optional<WireType<?>> wireType = WireType.named(type);
        if (wireType.isEmpty()) {
            return new UnknownType(type);
        }
        return decode(wireType.get(), root);
    }

    private <E extends Event> Decoded decode(WireType<E> type, JsonNode root) throws JsonProcessingException {
        var metadata = metadata(root.path("metadata"));
        if (metadata.schema() > type.schema()) {
            return new Unreadable(
                    Reason.NEWER_SCHEMA, type.name() + " schema " + metadata.schema() + ", known " + type.schema());
        }
        if (!root.path("payload").isObject()) {
            return new Unreadable(Reason.MALFORMED, "no payload");
        }
        E payload = json.treeToValue(root.get("payload"), type.payload());
        return new Known(new Envelope<>(
                id(root), type.name(), payload.aggregateId(), version(root), timestamp(root), metadata, payload));
    }

    private Metadata metadata(JsonNode node) {
        return new Metadata(
                text(node, "correlation_id"),
                text(node, "causation_id"),
                text(node, "traceparent"),
                node.path("schema").asInt(FIRST_SCHEMA));
    }

    private static long version(JsonNode root) {
        var version = root.path("version");
        if (version.isMissingNode()) {
            return 0;
        }
        if (!version.isIntegralNumber() || !version.canConvertToLong() || version.longValue() < 0) {
            throw new IllegalArgumentException("version is not a whole number");
        }
        return version.longValue();
    }

    private static UUID id(JsonNode root) {
        var id = text(root, "id");
        return id == null ? new UUID(0, 0) : UUID.fromString(id);
    }

    private static Instant timestamp(JsonNode root) {
        var timestamp = text(root, "timestamp");
        return timestamp == null ? Instant.EPOCH : Instant.parse(timestamp);
    }

    private static @Nullable String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isTextual() ? value.textValue() : null;
    }

    private static String summary(Exception e) {
        var line = String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
        return line.substring(0, Math.min(line.length(), MAX_DETAIL));
    }
}

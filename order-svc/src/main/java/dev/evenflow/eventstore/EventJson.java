package dev.evenflow.eventstore;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Optional;

/** JSON as it is stored: snake_case, times as ISO-8601, decimals exact. Not that of HTTP, which may change by itself. */
final class EventJson {

    private final ObjectMapper json;

    /** With these for what Jackson does not know. */
    EventJson(Module... modules) {
        json = mapper(modules);
    }

    private static ObjectMapper mapper(Module... modules) {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModules(modules)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    String encode(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot encode " + value.getClass(), e);
        }
    }

    <T> T decode(String document, Class<T> type) throws JsonProcessingException {
        return json.readValue(document, type);
    }

    /** In the newest schema. */
    <E> E decode(StoredEvent event, EventType<E> type) throws JsonProcessingException {
        if (event.schema() == type.schema()) {
            return decode(event.payload(), type.payload());
        }
        JsonNode payload = json.readTree(event.payload());
        for (var upcaster :
                type.upcasters().subList(event.schema() - 1, type.upcasters().size())) {
            payload = upcaster.upcast((ObjectNode) payload);
        }
        return json.treeToValue(payload, type.payload());
    }

    /** Empty for what cannot be read. */
    <S> Optional<S> decodeSnapshot(String state, SnapshotType<S> type) {
        try {
            return Optional.ofNullable(decode(state, type.state()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}

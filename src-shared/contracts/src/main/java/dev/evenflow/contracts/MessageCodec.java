package dev.evenflow.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Turns questions and answers into JSON and back. Thread-safe. What a record refuses, it refuses when it is read, too. */
public final class MessageCodec {

    private final JsonMapper json = JsonRules.mapper()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    public byte[] encode(Object message) {
        try {
            return json.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Cannot encode " + message.getClass().getSimpleName(), e);
        }
    }

    /** Fails when it is no JSON, lacks something, or says what the type does not allow. */
    public <T> T decode(byte[] message, Class<T> type) throws IOException {
        T read = json.readValue(message, type);
        if (read == null) {
            throw new IOException("null");
        }
        return read;
    }
}

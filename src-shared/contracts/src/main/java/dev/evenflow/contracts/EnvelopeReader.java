package dev.evenflow.contracts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an envelope in one pass over its bytes, without building a tree: consumers spend most of their time here. A payload
 * that comes before its {@code type} or {@code metadata} is kept until both are known.
 */
final class EnvelopeReader {

    private final JsonMapper json;
    private final Map<WireType<?>, ObjectReader> payloads = new HashMap<>();

    EnvelopeReader(JsonMapper json) {
        this.json = json;
        for (var type : WireType.ALL) {
            // What follows a payload is the rest of the envelope.
            var reader = json.readerFor(type.payload()).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
            payloads.put(type, reader);
        }
    }

    EnvelopeFields read(byte[] message) throws IOException {
        try (var parser = json.createParser(message)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not a JSON object");
            }
            var fields = new EnvelopeFields();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                readField(parser, fields);
            }
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("something follows the JSON object");
            }
            return withPayload(fields);
        }
    }

    private void readField(JsonParser parser, EnvelopeFields fields) throws IOException {
        var name = parser.currentName();
        parser.nextToken();
        switch (name) {
            case "type" -> fields.type = text(parser);
            case "id" -> fields.id = text(parser);
            case "timestamp" -> fields.timestamp = text(parser);
            case "version" -> fields.version = version(parser);
            case "metadata" -> fields.metadata = metadata(parser);
            case "payload" -> readPayload(parser, fields);
            default -> parser.skipChildren();
        }
    }

    private void readPayload(JsonParser parser, EnvelopeFields fields) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            parser.skipChildren();
        } else if (fields.type == null || fields.metadata == null) {
            fields.unreadPayload = json.getDeserializationContext().bufferForInputBuffering(parser);
            fields.unreadPayload.copyCurrentStructure(parser);
        } else {
            fields.payload = payload(parser, fields);
        }
    }

    private EnvelopeFields withPayload(EnvelopeFields fields) throws IOException {
        TokenBuffer unread = fields.unreadPayload;
        if (unread != null) {
            try (var parser = unread.asParserOnFirstToken()) {
                fields.payload = payload(parser, fields);
            }
        }
        return fields;
    }

    /** Null when the type, or this schema of it, is not known here. */
    private @Nullable Event payload(JsonParser parser, EnvelopeFields fields) throws IOException {
        var type = fields.wireType();
        if (type.isEmpty() || fields.isNewerThan(type.get())) {
            parser.skipChildren();
            return null;
        }
        var reader = payloads.get(type.get());
        return reader == null ? null : reader.readValue(parser);
    }

    private static Metadata metadata(JsonParser parser) throws IOException {
        String correlationId = null;
        String causationId = null;
        String traceparent = null;
        var schema = Metadata.FIRST_SCHEMA;
        if (!parser.isExpectedStartObjectToken()) {
            parser.skipChildren();
            return new Metadata(null, null, null, schema);
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "correlation_id" -> correlationId = text(parser);
                case "causation_id" -> causationId = text(parser);
                case "traceparent" -> traceparent = text(parser);
                case "schema" -> schema = parser.getValueAsInt(Metadata.FIRST_SCHEMA);
                default -> parser.skipChildren();
            }
        }
        return new Metadata(correlationId, causationId, traceparent, schema);
    }

    private static long version(JsonParser parser) throws IOException {
        var whole = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        var version = whole ? parser.getLongValue() : EnvelopeFields.INVALID;
        parser.skipChildren();
        return version;
    }

    private static @Nullable String text(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        parser.skipChildren();
        return null;
    }
}

package dev.evenflow.admin.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What can be told of an event that may not be one. */
record EventHead(@Nullable String id, @Nullable String type) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EventHead UNKNOWN = new EventHead(null, null);

    static EventHead of(byte[] body) {
        try {
            var root = JSON.readTree(body);
            return new EventHead(text(root.path("id")), text(root.path("type")));
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : null;
    }
}

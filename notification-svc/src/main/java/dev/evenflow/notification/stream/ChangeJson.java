package dev.evenflow.notification.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** Changes as JSON, written once for all clients; and what the changes are called. */
@ApplicationScoped
class ChangeJson {

    static final String USER = "user";
    static final String USER_DELETED = "user_deleted";
    static final String MESSAGE = "message";
    static final String RESET = "reset";

    private final ObjectMapper json;

    ChangeJson(ObjectMapper json) {
        this.json = json;
    }

    String of(Object change) {
        try {
            return json.writeValueAsString(change);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + change.getClass(), e);
        }
    }
}

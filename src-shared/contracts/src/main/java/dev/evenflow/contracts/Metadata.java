package dev.evenflow.contracts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an event comes from.
 *
 * @param correlationId the request or saga everything that follows belongs to
 * @param causationId the command or event that led to this one
 * @param traceparent the W3C Trace Context of the request, <a href="https://www.w3.org/TR/trace-context/">level 1</a>
 * @param schema the schema number of the payload, from 1
 */
public record Metadata(
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent,
        int schema) {

    /** The schema of an event that does not say. */
    static final int FIRST_SCHEMA = 1;

    /** An event that nothing else led to: it starts a correlation of its own. */
    public static Metadata startedBy(UUID requestId, @Nullable String traceparent, int schema) {
        return new Metadata(requestId.toString(), requestId.toString(), traceparent, schema);
    }
}

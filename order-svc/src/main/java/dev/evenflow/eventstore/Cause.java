package dev.evenflow.eventstore;

import dev.evenflow.contracts.Metadata;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What led to an event; stored with it and published with it.
 *
 * @param correlationId the request or saga that everything belongs to
 * @param causationId the request, command or event that led to it
 * @param traceparent <a href="https://www.w3.org/TR/trace-context/">W3C trace context</a>, where there is one
 */
@RegisterForReflection
public record Cause(
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent) {

    /** A request from outside: it starts what it is part of. */
    public static Cause request(String correlationId, Optional<String> traceparent) {
        return new Cause(correlationId, correlationId, traceparent.orElse(null));
    }

    public Metadata metadata(int schema) {
        return new Metadata(correlationId, causationId, traceparent, schema);
    }
}

package dev.evenflow.messaging.observe;

import io.opentelemetry.api.common.Attributes;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * The write that a batch of events leads to, as a span. It is in the event's trace if the batch has only one event, and
 * else in a trace of its own that is linked with those of all events; each event's span tells of it, too.
 */
@Singleton
public final class EffectTracing {

    private final boolean on;

    EffectTracing(Tracing tracing) {
        this.on = tracing.tracer().isPresent();
    }

    /** Whether no span is made at all. */
    public boolean isOff() {
        return !on;
    }

    /**
     * Runs the write. Call it on the context on which the batch was handed over; elsewhere, and while tracing is off, no
     * span is made.
     *
     * @param name the operation and what it writes to, such as {@code bulkWrite users}
     * @param attributes as the <a href="https://opentelemetry.io/docs/specs/semconv/database/">conventions for
     *     databases</a> say
     */
    public <T> Uni<T> write(String name, Attributes attributes, Supplier<Uni<T>> write) {
        if (!on) {
            return write.get();
        }
        return BatchTrace.current()
                .map(batch -> traced(batch, name, attributes, write))
                .orElseGet(write);
    }

    private static <T> Uni<T> traced(BatchTrace batch, String name, Attributes attributes, Supplier<Uni<T>> write) {
        var span = batch.effect(name, attributes);
        return Uni.createFrom()
                .deferred(write::get)
                .onTermination()
                .invoke((done, failure, cancelled) -> Spans.end(span, failure));
    }
}

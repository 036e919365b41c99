package dev.evenflow.messaging.observe;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether spans are made, and with what. A disabled SDK still makes spans, which nobody sees: here it makes none. */
@Singleton
public final class Tracing {

    private static final String SCOPE = "dev.evenflow.messaging";

    private final Optional<Tracer> tracer;

    Tracing(OpenTelemetry openTelemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        this.tracer = disabled ? Optional.empty() : Optional.of(openTelemetry.getTracer(SCOPE));
    }

    /** Empty when tracing is off. */
    Optional<Tracer> tracer() {
        return tracer;
    }
}

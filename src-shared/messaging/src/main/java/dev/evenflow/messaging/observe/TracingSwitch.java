package dev.evenflow.messaging.observe;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Spans are made only where somebody said where to send them: {@code quarkus.otel.sdk.disabled} is false if an OTLP
 * endpoint is configured ({@code OTEL_EXPORTER_OTLP_ENDPOINT}) and {@code OTEL_SDK_DISABLED} is not true. It is a
 * default: setting the property itself wins.
 */
public final class TracingSwitch implements ConfigSourceFactory {

    private static final String DISABLED = "quarkus.otel.sdk.disabled";
    private static final int BELOW_FILES = 50;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var endpoint = value(context, "quarkus.otel.exporter.otlp.traces.endpoint")
                .or(() -> value(context, "quarkus.otel.exporter.otlp.endpoint"));
        var refused = value(context, "otel.sdk.disabled").filter(Boolean::parseBoolean);
        var disabled = endpoint.isEmpty() || refused.isPresent();
        return List.of(
                new PropertiesConfigSource(Map.of(DISABLED, Boolean.toString(disabled)), "tracing", BELOW_FILES));
    }

    private static Optional<String> value(ConfigSourceContext context, String name) {
        return Optional.ofNullable(context.getValue(name))
                .map(ConfigValue::getValue)
                .filter(text -> !text.isBlank());
    }
}

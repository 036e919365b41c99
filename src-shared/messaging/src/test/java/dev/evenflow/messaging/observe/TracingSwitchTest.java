package dev.evenflow.messaging.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracingSwitchTest {

    private static final String ENDPOINT = "quarkus.otel.exporter.otlp.endpoint";
    private static final String TRACES_ENDPOINT = "quarkus.otel.exporter.otlp.traces.endpoint";
    private static final String COLLECTOR = "http://localhost:4318";

    @Test
    void tracing_isOff_withoutAnEndpoint() {
        assertThat(isDisabled(Map.of())).isTrue();
        assertThat(isDisabled(Map.of(ENDPOINT, " "))).isTrue();
    }

    @Test
    void tracing_isOn_withAnEndpoint() {
        assertThat(isDisabled(Map.of(ENDPOINT, COLLECTOR))).isFalse();
        assertThat(isDisabled(Map.of(ENDPOINT, " ", TRACES_ENDPOINT, COLLECTOR)))
                .isFalse();
    }

    @Test
    void tracing_isOff_whenOpenTelemetryItselfIsSwitchedOff() {
        assertThat(isDisabled(Map.of(ENDPOINT, COLLECTOR, "otel.sdk.disabled", "true")))
                .isTrue();
        assertThat(isDisabled(Map.of(ENDPOINT, COLLECTOR, "otel.sdk.disabled", "false")))
                .isFalse();
    }

    @Test
    void whatSomebodyChose_wins() {
        assertThat(isDisabled(Map.of("quarkus.otel.sdk.disabled", "false"))).isFalse();
        assertThat(isDisabled(Map.of(ENDPOINT, COLLECTOR, "quarkus.otel.sdk.disabled", "true")))
                .isTrue();
    }

    private static boolean isDisabled(Map<String, String> chosen) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(chosen, "chosen", 100))
                .withSources(new TracingSwitch())
                .build()
                .getValue("quarkus.otel.sdk.disabled", Boolean.class);
    }
}

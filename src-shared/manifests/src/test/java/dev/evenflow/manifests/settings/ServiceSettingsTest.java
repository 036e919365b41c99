package dev.evenflow.manifests.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.testkit.run.Checkout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "user-svc, USER_DB_URL, true",
        "user-svc, ORDER_DB_URL, false",
        "user-svc, NATS_STREAM_REPLICAS, true",
        "user-svc, QUARKUS_HTTP_HOST, true",
        "user-svc, EVENFLOW_OUTBOX_LEASE_RENEW_INTERVAL, true",
        "user-svc, EVENFLOW_OUTBOX_LEASE, false",
        "notification-svc, EVENFLOW_OUTBOX_LEASE_RENEW_INTERVAL, false",
        "notification-svc, EVENFLOW_STREAM_HEARTBEAT, true",
        "notification-svc, OTEL_EXPORTER_OTLP_ENDPOINT, true",
        "order-svc, EVENFLOW_SAGA_ATTEMPTS, true",
        "order-svc, SMTP_HOST, false"
    })
    void aVariable_isKnown_toTheServiceThatReadsIt(String service, String variable, boolean known) {
        assertThat(ServiceSettings.of(Checkout.root(), service).knows(variable)).isEqualTo(known);
    }
}

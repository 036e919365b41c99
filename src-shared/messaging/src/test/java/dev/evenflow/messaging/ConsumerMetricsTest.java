package dev.evenflow.messaging;

import static java.util.stream.LongStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.testkit.quarkus.NatsResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(NatsResource.class)
class ConsumerMetricsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String CONSUMER = "messaging-test";

    private final RecordingListener listener;
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private NatsProbe nats;

    ConsumerMetricsTest(RecordingListener listener) {
        this.listener = listener;
    }

    @BeforeEach
    void connect() throws Exception {
        Metrics.addRegistry(registry);
        nats = new NatsProbe(NatsResource.server().url());
        await().atMost(PATIENCE).ignoreExceptions().until(() -> nats.unsettled(CONSUMER) == 0);
        listener.reset();
    }

    @AfterEach
    void disconnect() throws Exception {
        listener.reset();
        nats.close();
        Metrics.removeRegistry(registry);
    }

    @Test
    void lag_isWhatTheConsumerHasNotHandled_andNothingOnceItHas() {
        await().atMost(PATIENCE).until(() -> lag() == 0);
        var gate = new CompletableFuture<Void>();
        listener.answer(batch -> Uni.createFrom().completionStage(gate));

        rangeClosed(1, 40).forEach(version -> nats.publishUpdate(900, version));
        await().atMost(PATIENCE).until(() -> lag() == 40);
        gate.complete(null);

        await().atMost(PATIENCE).until(() -> lag() == 0);
        assertThat(registry.get("evenflow.consumer.batch.size").summary().totalAmount())
                .isEqualTo(40);
        assertThat(registry.get("evenflow.event.delay").timer().count()).isEqualTo(40);
        assertThat(registry.get("evenflow.messages.consumed")
                        .tag("outcome", "applied")
                        .counter()
                        .count())
                .isEqualTo(40);
    }

    @Test
    void lag_isUnknown_whileTheBrokerIsAway() {
        NatsResource.server().kill();
        try {
            await().atMost(PATIENCE).until(() -> Double.isNaN(lag()));
        } finally {
            NatsResource.server().restart();
        }
        await().atMost(PATIENCE).until(() -> lag() == 0);
    }

    private double lag() {
        return registry.get("evenflow.consumer.lag")
                .tag("channel", "user-events")
                .gauge()
                .value();
    }
}

package dev.evenflow.messaging.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConsumerMetersTest {

    private static final Instant NOW = Instant.parse("2025-05-25T10:00:00.250Z");

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final ConsumerMeters meters = new ConsumerMeters(registry, "user-events");

    @Test
    void delay_isFromTheTimestampToTheEffect_acrossASecond() {
        meters.durable(List.of(SomeDelivery.at(Instant.parse("2025-05-25T09:59:59.750Z"))), NOW);

        var delay = registry.get("evenflow.event.delay")
                .tag("channel", "user-events")
                .timer();
        assertThat(delay.count()).isOne();
        assertThat(delay.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(500);
    }

    @Test
    void delay_isNotTakenOfEventsWithoutEffectOrTimestamp_norBeforeTheyHappened() {
        meters.durable(
                List.of(
                        SomeDelivery.at(NOW).rejected(),
                        SomeDelivery.at(Instant.EPOCH),
                        SomeDelivery.at(NOW.plusSeconds(1))),
                NOW);

        assertThat(registry.get("evenflow.event.delay").timer().count()).isZero();
    }

    @Test
    void batchSize_isInEvents() {
        meters.handedOver(3);
        meters.handedOver(5);

        var size = registry.get("evenflow.consumer.batch.size").summary();
        assertThat(size.count()).isEqualTo(2);
        assertThat(size.totalAmount()).isEqualTo(8);
    }
}

package dev.evenflow.messaging.observe;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What is measured of one channel: {@code evenflow.consumer.batch.size}, in events, and {@code evenflow.event.delay},
 * from the event's timestamp until its effect is durable, by the clocks of both services. An event that is applied twice
 * counts twice.
 */
final class ConsumerMeters {

    /** Bounds of the histogram: from an idle system to a consumer that was away. */
    private static final Duration[] DELAYS = {
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        Duration.ofHours(1)
    };

    private final DistributionSummary batchSize;
    private final Timer delay;

    ConsumerMeters(MeterRegistry meters, String channel) {
        batchSize = DistributionSummary.builder("evenflow.consumer.batch.size")
                .description("Events handed over together")
                .tag("channel", channel)
                .register(meters);
        delay = Timer.builder("evenflow.event.delay")
                .description("From the event's timestamp until its effect is durable")
                .tag("channel", channel)
                .serviceLevelObjectives(DELAYS)
                .register(meters);
    }

    void handedOver(int size) {
        batchSize.record(size);
    }

    void durable(List<? extends ObservedDelivery> batch, Instant now) {
        for (var delivery : batch) {
            if (!delivery.isRejected()) {
                durable(delivery.envelope().timestamp(), now);
            }
        }
    }

    private void durable(Instant happened, Instant now) {
        if (happened.getEpochSecond() != 0) { // else the publisher did not say
            var seconds = now.getEpochSecond() - happened.getEpochSecond();
            delay.record(TimeUnit.SECONDS.toNanos(seconds) + now.getNano() - happened.getNano(), TimeUnit.NANOSECONDS);
        }
    }
}

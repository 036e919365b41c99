package dev.evenflow.bench.pace;

import java.time.Duration;

/**
 * How hard and how long to measure; each is a system property.
 *
 * @param inFlight {@code bench.orders.in.flight}: orders placed and not confirmed yet while throughput is measured, 256
 * @param rate {@code bench.orders.rate}: orders per second while delays are measured, 50
 * @param warmUp {@code bench.orders.warmup.seconds}: as many orders as possible so long before, 40 s
 * @param calm {@code bench.orders.calm.seconds}: the rate so long before its delays are measured, 20 s
 * @param throughput {@code bench.orders.seconds}: how long to count orders, 30 s; those of the baseline half as long
 * @param delays {@code bench.orders.delay.seconds}: how long to measure delays, 60 s
 */
record PaceOptions(int inFlight, int rate, Duration warmUp, Duration calm, Duration throughput, Duration delays) {

    static PaceOptions fromSystemProperties() {
        return new PaceOptions(
                Integer.getInteger("bench.orders.in.flight", 256),
                Integer.getInteger("bench.orders.rate", 50),
                seconds("bench.orders.warmup.seconds", 40),
                seconds("bench.orders.calm.seconds", 20),
                seconds("bench.orders.seconds", 30),
                seconds("bench.orders.delay.seconds", 60));
    }

    private static Duration seconds(String property, int otherwise) {
        return Duration.ofSeconds(Integer.getInteger(property, otherwise));
    }
}

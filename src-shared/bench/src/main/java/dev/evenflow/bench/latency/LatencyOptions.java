package dev.evenflow.bench.latency;

import java.time.Duration;

/**
 * How hard and how long to measure; each is a system property.
 *
 * @param rate {@code bench.rate}: writes per second of the measurement over HTTP, 200
 * @param highRate {@code bench.high.rate}: writes per second of the measurement in the database, 500
 * @param duration {@code bench.seconds}: how long to measure the lower rate, 30 s; the higher one twice as long
 * @param warmUp {@code bench.warmup.seconds}: a fifth of each rate and then all of it before, 30 s each
 * @param poll {@code bench.poll.micros}: pause between two looks for one user, 2 ms
 */
record LatencyOptions(int rate, int highRate, Duration duration, Duration warmUp, Duration poll) {

    static LatencyOptions fromSystemProperties() {
        return new LatencyOptions(
                Integer.getInteger("bench.rate", 200),
                Integer.getInteger("bench.high.rate", 500),
                Duration.ofSeconds(Integer.getInteger("bench.seconds", 30)),
                Duration.ofSeconds(Integer.getInteger("bench.warmup.seconds", 30)),
                Duration.ofNanos(1_000L * Integer.getInteger("bench.poll.micros", 2_000)));
    }
}

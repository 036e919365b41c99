package dev.evenflow.bench.latency;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What one phase of load brought. Thread-safe. */
final class Measurement {

    private static final long HIGHEST_MICROS = Duration.ofMinutes(2).toNanos() / 1_000;

    private final Histogram write = new ConcurrentHistogram(HIGHEST_MICROS, 3);
    private final Histogram sync = new ConcurrentHistogram(HIGHEST_MICROS, 3);
    private final AtomicInteger pending = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    void started() {
        pending.incrementAndGet();
    }

    /** A write was answered; from the time it was meant to start. */
    void written(long nanos) {
        write.recordValue(micros(nanos));
    }

    /** The copy was seen; from the answer to the write, or from the change itself. */
    void seen(long nanos) {
        sync.recordValue(micros(nanos));
        pending.decrementAndGet();
    }

    void failed(String why) {
        failures.add(why);
        pending.decrementAndGet();
    }

    boolean isComplete() {
        return pending.get() == 0;
    }

    /** In microseconds. */
    Histogram write() {
        return write;
    }

    /** In microseconds. */
    Histogram sync() {
        return sync;
    }

    /** Why writes or looks failed, in their order. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    private static long micros(long nanos) {
        return Math.min(Math.max(0, nanos / 1_000), HIGHEST_MICROS);
    }
}

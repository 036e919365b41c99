package dev.evenflow.bench.pace;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What became of orders. Thread-safe. */
final class Pace {

    private static final long HIGHEST_MICROS = Duration.ofMinutes(2).toNanos() / 1_000;

    private final Histogram accepted = new ConcurrentHistogram(HIGHEST_MICROS, 3);
    private final Histogram confirmed = new ConcurrentHistogram(HIGHEST_MICROS, 3);
    private final LongAdder done = new LongAdder();
    private final AtomicInteger open = new AtomicInteger();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    void begun() {
        open.incrementAndGet();
    }

    /** The request was answered so long after it was meant to start. */
    void accepted(long nanos) {
        accepted.recordValue(micros(nanos));
    }

    /** The order was confirmed so long after its request was meant to start. */
    void confirmed(long nanos) {
        confirmed.recordValue(micros(nanos));
        done.increment();
        open.decrementAndGet();
    }

    void failed(Throwable why) {
        failures.add(why);
        open.decrementAndGet();
    }

    boolean isIdle() {
        return open.get() == 0;
    }

    /** How many were confirmed so far. */
    long done() {
        return done.sum();
    }

    /** In microseconds. */
    Histogram accepted() {
        return accepted;
    }

    /** In microseconds. */
    Histogram confirmed() {
        return confirmed;
    }

    /** Any failure at all makes figures worthless. */
    void requireNoFailure() {
        var first = failures.peek();
        if (first != null) {
            throw new IllegalStateException(failures.size() + " orders failed, first: " + first, first);
        }
    }

    private static long micros(long nanos) {
        return Math.min(Math.max(0, nanos / 1_000), HIGHEST_MICROS);
    }
}

package dev.evenflow.bench.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Starts work at a fixed rate, however long each takes: a slow system does not slow down what measures it
 * (<a href="https://www.scylladb.com/2021/04/22/on-coordinated-omission/">coordinated omission</a>).
 */
public record OpenLoop(int rate) {

    /**
     * Runs for the duration on the calling thread.
     *
     * @param work gets the time it was meant to start, in the terms of {@link System#nanoTime}; must not block
     */
    public void run(Duration duration, LongConsumer work) {
        var interval = Duration.ofSeconds(1).toNanos() / rate;
        var begin = System.nanoTime();
        for (long elapsed = 0; elapsed < duration.toNanos(); elapsed += interval) {
            var intended = begin + elapsed;
            for (var early = intended - System.nanoTime(); early > 0; early = intended - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            work.accept(intended);
        }
    }
}

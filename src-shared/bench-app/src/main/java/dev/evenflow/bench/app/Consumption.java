package dev.evenflow.bench.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what a consumer handles. Thread-safe. */
@ApplicationScoped
class Consumption {

    private static final int PATIENCE_SECONDS = 120;

    private final int warmUp;
    private final int all;
    private final AtomicInteger handled = new AtomicInteger();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile long begin;
    private volatile long end;
    private volatile int before;

    Consumption(LoadConfig config) {
        this.warmUp = config.warmUp();
        this.all = warmUp + config.messages();
    }

    void handled(int messages) {
        var now = handled.addAndGet(messages);
        if (now >= warmUp && now - messages < warmUp) {
            before = now;
            begin = System.nanoTime();
        }
        if (now >= all && now - messages < all) {
            end = System.nanoTime();
            done.countDown();
        }
    }

    /** The nanoseconds all measured messages took, in proportion where a batch reached into the warm-up. */
    long await() throws InterruptedException {
        if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Only " + handled + " of " + all + " messages came");
        }
        return (end - begin) * (all - warmUp) / Math.max(1, all - before);
    }
}

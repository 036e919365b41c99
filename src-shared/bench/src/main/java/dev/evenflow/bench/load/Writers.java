package dev.evenflow.bench.load;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Writers at work in the background, each with random numbers of its own. Every write is acknowledged in the end. */
public final class Writers {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int count;
    private final Recruiting recruiting;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Semaphore released = new Semaphore(0);
    private volatile boolean stopped;

    /** Makes a writer, which is given the number of each write and returns when that is acknowledged. */
    @FunctionalInterface
    public interface Recruiting {

        IntConsumer writer(int number, Random random);
    }

    public Writers(int count, Recruiting recruiting) {
        this.count = count;
        this.recruiting = recruiting;
    }

    /** Starts that many writes of all together; the seed decides which. Completes when they are acknowledged. */
    public CompletableFuture<Void> start(int writes, long seed) {
        return start(number -> number < writes / count, seed);
    }

    /** Starts writing until {@link #stop()}. */
    public CompletableFuture<Void> startEndless(long seed) {
        return start(number -> !stopped, seed);
    }

    /**
     * Starts writing until {@link #stop()}, all together at most at this rate. What a slow answer has kept from being written in
     * time is left out, not caught up with.
     */
    public CompletableFuture<Void> startPaced(int perSecond, long seed) {
        var ticks = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().daemon().unstarted(task));
        var ticking = ticks.scheduleAtFixedRate(
                this::tick, 0, Duration.ofSeconds(1).dividedBy(perSecond).toNanos(), NANOSECONDS);
        return start(number -> isDue(), seed).whenComplete((done, failure) -> {
            ticking.cancel(false);
            ticks.shutdown();
        });
    }

    /** Starts that many writes of all together, each of which waits until it is released. Completes when they are acknowledged. */
    public CompletableFuture<Void> startInPortions(int writes, long seed) {
        var left = new AtomicInteger(writes);
        return start(
                number -> {
                    released.acquireUninterruptibly();
                    return left.getAndDecrement() > 0;
                },
                seed);
    }

    /** Lets so many more be written. */
    public void release(int writes) {
        released.release(writes);
    }

    /** Lets all be written that {@link #startInPortions} was given. */
    public void releaseRest(int writes) {
        released.release(writes + count);
    }

    /** Ends what {@link #startEndless} or {@link #startPaced} began, each writer after the write it is at. */
    public void stop() {
        stopped = true;
        release(count);
    }

    public int acknowledged() {
        return acknowledged.get();
    }

    public void awaitAcknowledged(int writes) {
        Awaitility.await().atMost(PATIENCE).until(() -> acknowledged() >= writes);
    }

    private void tick() {
        if (released.availablePermits() < count) {
            release(1);
        }
    }

    private boolean isDue() {
        released.acquireUninterruptibly();
        return !stopped;
    }

    private CompletableFuture<Void> start(IntPredicate more, long seed) {
        return CompletableFuture.allOf(IntStream.range(0, count)
                .mapToObj(number -> recruiting.writer(number, new Random(seed + number)))
                .map(writer -> CompletableFuture.runAsync(() -> write(writer, more), Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new));
    }

    private void write(IntConsumer writer, IntPredicate more) {
        for (var number = 0; more.test(number); number++) {
            writer.accept(number);
            acknowledged.incrementAndGet();
        }
    }
}

package dev.evenflow.security.limit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Token buckets by name, each held as one number: the time at which it will be full again, as in the
 * <a href="https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm">generic cell rate algorithm</a>. Thread-safe.
 */
public final class Allowances {

    private final int burst;
    private final long interval;
    private final int maxRemembered;
    private final Map<String, Long> fullByName = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Full buckets.
     *
     * @param burst what a bucket holds
     * @param interval in which it gains one
     * @param maxRemembered names; the one that was silent for longest is forgotten
     */
    public Allowances(int burst, Duration interval, int maxRemembered) {
        this.burst = burst;
        this.interval = interval.toNanos();
        this.maxRemembered = maxRemembered;
    }

    /**
     * What was left to somebody who asked.
     *
     * @param granted whether it may be done
     * @param remaining how often it may be done again at once
     * @param reset until the bucket is full where it was granted, else until it holds one again
     */
    public record Allowance(boolean granted, long remaining, Duration reset) {}

    /**
     * Takes one out of a bucket, if there is one.
     *
     * @param now in nanoseconds, of a clock that begins near 0 and never goes back
     */
    public synchronized Allowance take(String name, long now) {
        var full = Math.max(now, fullByName.getOrDefault(name, now));
        var left = burst - ceiling(full - now);
        if (left < 1) {
            return new Allowance(false, 0, Duration.ofNanos(full - now - (burst - 1) * interval));
        }
        fullByName.put(name, full + interval);
        forgetOne();
        return new Allowance(true, left - 1, Duration.ofNanos(full + interval - now));
    }

    /** Puts back what was taken, as if it had never been. */
    public synchronized void giveBack(String name) {
        fullByName.computeIfPresent(name, (same, full) -> full - interval);
    }

    synchronized int remembered() {
        return fullByName.size();
    }

    private long ceiling(long nanos) {
        return Math.ceilDiv(nanos, interval);
    }

    private void forgetOne() {
        if (fullByName.size() > maxRemembered) {
            var longest = fullByName.keySet().iterator();
            longest.next();
            longest.remove();
        }
    }
}

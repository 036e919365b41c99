package dev.evenflow.security.limit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Token buckets by name, each held as one number: the time at which it will be full again. Thread-safe. */
final class Allowances {

    private final int burst;
    private final long interval;
    private final int maxRemembered;
    private final Map<String, Long> fullByName = new LinkedHashMap<>(16, 0.75f, true);

    Allowances(RateLimitConfig config) {
        this.burst = config.burst();
        this.interval = Duration.ofSeconds(1).toNanos() / config.perSecond();
        this.maxRemembered = config.maxCallers();
    }

    /**
     * What was left to somebody who asked.
     *
     * @param granted whether it may be done
     * @param remaining how often it may be done again at once
     * @param reset until the bucket is full where it was granted, else until it holds one again
     */
    record Allowance(boolean granted, long remaining, Duration reset) {}

    /**
     * Takes one out of a bucket, if there is one.
     *
     * @param now in nanoseconds, of a clock that begins near 0 and never goes back
     */
    synchronized Allowance take(String name, long now) {
        var full = Math.max(now, fullByName.getOrDefault(name, now));
        var left = burst - ceiling(full - now);
        if (left < 1) {
            return new Allowance(false, 0, Duration.ofNanos(full - now - (burst - 1) * interval));
        }
        fullByName.put(name, full + interval);
        forgetOne();
        return new Allowance(true, left - 1, Duration.ofNanos(full + interval - now));
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

package dev.evenflow.user.signin.throttle;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets so many attempts of a name fail at once, then one in every interval: the generic cell rate algorithm, of which a name
 * needs one number. An attempt is claimed before it is made, so that many at once gain nothing, and given back when it succeeds.
 */
final class FailureLimiter {

    private final long interval;
    private final long tolerance;
    private final int maxRemembered;
    private final Map<String, Long> dueByName = new LinkedHashMap<>(16, 0.75f, true);

    FailureLimiter(int burst, Duration interval, int maxRemembered) {
        this.interval = interval.toNanos();
        this.tolerance = (burst - 1) * interval.toNanos();
        this.maxRemembered = maxRemembered;
    }

    /**
     * Claims an attempt.
     *
     * @param now in nanoseconds, of a clock that begins near 0 and never goes back
     * @return empty when it may be made, else how long to wait
     */
    synchronized Optional<Duration> claim(String name, long now) {
        var due = Math.max(now, dueByName.getOrDefault(name, now));
        var wait = due - tolerance - now;
        if (wait > 0) {
            return Optional.of(Duration.ofNanos(wait));
        }
        dueByName.put(name, due + interval);
        forgetOne();
        return Optional.empty();
    }

    synchronized void giveBack(String name) {
        dueByName.computeIfPresent(name, (same, due) -> due - interval);
    }

    synchronized int remembered() {
        return dueByName.size();
    }

    private void forgetOne() {
        if (dueByName.size() > maxRemembered) {
            var longest = dueByName.keySet().iterator();
            longest.next();
            longest.remove();
        }
    }
}

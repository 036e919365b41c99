package dev.evenflow.testkit.process;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for another process to get somewhere. */
public final class Waiting {

    private static final Duration INTERVAL = Duration.ofMillis(20);

    private Waiting() {}

    /** Polls the condition every 20 ms; a condition that throws is not yet met. False when the time is up. */
    public static boolean until(Duration patience, Callable<Boolean> condition) {
        return until(patience, INTERVAL, condition);
    }

    /** Polls the condition at an interval of its own. */
    public static boolean until(Duration patience, Duration interval, Callable<Boolean> condition) {
        try {
            Awaitility.await()
                    .atMost(patience)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(interval)
                    .ignoreExceptions()
                    .until(condition);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    /**
     * Waits until a child is ready.
     *
     * @throws IllegalStateException when it dies or the time is up, with the end of its log
     */
    public static void ready(ChildProcess child, Duration patience, Callable<Boolean> condition) {
        var settled = until(patience, () -> !child.isAlive() || condition.call());
        if (settled && child.isAlive()) {
            return;
        }
        var what = child.isAlive() ? " is not ready after " + patience.toSeconds() + " s" : " died while starting";
        throw new IllegalStateException(
                child.name() + what + "; the end of its log:\n" + ProcessOutput.tail(child.log(), 30));
    }
}

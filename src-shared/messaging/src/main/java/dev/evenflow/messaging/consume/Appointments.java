package dev.evenflow.messaging.consume;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** When each aggregate is due, at most once at a time: of two appointments the earlier one stays. Thread-safe. */
final class Appointments {

    private final Vertx vertx;
    private final Consumer<String> due;
    private final Map<String, Appointment> pending = new HashMap<>();

    Appointments(Vertx vertx, Consumer<String> due) {
        this.vertx = vertx;
        this.due = due;
    }

    synchronized void make(String aggregateId, Duration delay) {
        var at = System.nanoTime() + delay.toNanos();
        var made = pending.get(aggregateId);
        if (made == null || at - made.at() < 0) {
            if (made != null) {
                vertx.cancelTimer(made.timer());
            }
            var timer = vertx.setTimer(Math.max(1, delay.toMillis()), id -> keep(aggregateId, id));
            pending.put(aggregateId, new Appointment(timer, at));
        }
    }

    private void keep(String aggregateId, long timer) {
        if (isPending(aggregateId, timer)) {
            due.accept(aggregateId);
        }
    }

    /** A timer may fire while it is being replaced. */
    private synchronized boolean isPending(String aggregateId, long timer) {
        var made = pending.get(aggregateId);
        if (made == null || made.timer() != timer) {
            return false;
        }
        pending.remove(aggregateId);
        return true;
    }

    private record Appointment(long timer, long at) {}
}

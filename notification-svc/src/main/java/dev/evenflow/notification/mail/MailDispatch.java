package dev.evenflow.notification.mail;

import dev.evenflow.notification.mail.MailRound.Taken;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends what is due, in the background: a bounded number of mails at a time, of all instances together each mail once. It
 * looks when it is woken, when a mail is done, and at an interval.
 */
@ApplicationScoped
public class MailDispatch {

    private final MailRound round;
    private final Sending sending;
    private final MailConfig config;
    private final Vertx vertx;
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private volatile boolean stopped;
    private volatile long looks;
    private volatile long searches;

    MailDispatch(MailRound round, Sending sending, MailConfig config, Vertx vertx) {
        this.round = round;
        this.sending = sending;
        this.config = config;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        looks = vertx.setPeriodic(config.pollInterval().toMillis(), id -> wake());
        searches = vertx.setPeriodic(config.grace().dividedBy(2).toMillis(), id -> giveUpAbandoned());
    }

    /** Takes no more, and waits a moment for what is being sent. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        vertx.cancelTimer(looks);
        vertx.cancelTimer(searches);
        idleIfDone();
        try {
            idle.get(config.drainTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            Log.warnf("%d mails are still being sent; whether they were will not be known", busy.get());
        }
    }

    /** There may be something to send; returns at once. */
    public void wake() {
        wanted.set(true);
        look();
    }

    private void giveUpAbandoned() {
        round.giveUpAbandoned()
                .subscribe()
                .with(done -> {}, failure -> Log.debugf("The queue is not looked after: %s", failure.getMessage()));
    }

    /** One round at a time; a wish that comes during it leads to another one. */
    private void look() {
        var free = config.concurrency() - busy.get();
        if (stopped || free <= 0 || !wanted.get() || !looking.compareAndSet(false, true)) {
            return;
        }
        wanted.set(false);
        round.take(free)
                .chain(this::begin)
                .onTermination()
                .invoke(() -> looking.set(false))
                .subscribe()
                .with(more -> next(more), failure -> failed(failure));
    }

    /** Whether there may be more. */
    private Uni<Boolean> begin(Taken taken) {
        if (stopped) {
            return round.giveBack(taken.claimed()).replaceWith(false);
        }
        taken.claimed().forEach(this::send);
        return Uni.createFrom().item(taken.due() > 0);
    }

    private void next(boolean more) {
        if (more) {
            wanted.set(true);
        }
        look();
        idleIfDone();
    }

    private void failed(Throwable failure) {
        Log.debugf("Nothing is sent for now: %s", failure.getMessage());
        idleIfDone();
    }

    private void send(ClaimedMail claimed) {
        busy.incrementAndGet();
        sending.send(claimed)
                .onTermination()
                .invoke(busy::decrementAndGet)
                .subscribe()
                .with(done -> handsFree(), failure -> handsFree());
    }

    private void handsFree() {
        look();
        idleIfDone();
    }

    private void idleIfDone() {
        if (stopped && busy.get() == 0 && !looking.get()) {
            idle.complete(null);
        }
    }
}

package dev.evenflow.messaging.request;

import dev.evenflow.contracts.MessageCodec;
import dev.evenflow.messaging.MessagingConfig.Request;
import dev.evenflow.messaging.consume.StoreOutages;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers one kind of question. They come on a thread of their own; those that come while as many as may be are being
 * answered wait there, and what waits too long, or in too long a row, is refused or dropped: nobody waits for it any more.
 */
final class Responder<Q> {

    private static final Logger LOG = Logger.getLogger(Responder.class);

    private static final int MOST_WAITING = 256;

    private final String subject;
    private final Class<Q> type;
    private final Function<Q, Uni<?>> work;
    private final StoreOutages outages;
    private final Request config;
    private final Semaphore free;
    private final MessageCodec codec = new MessageCodec();

    // Guarded by this.
    private @Nullable Connection connection;
    private @Nullable Dispatcher ear;
    private boolean deaf;

    Responder(String subject, Class<Q> type, Function<Q, Uni<?>> work, StoreOutages outages, Request config) {
        this.subject = subject;
        this.type = type;
        this.work = work;
        this.outages = outages;
        this.config = config;
        this.free = new Semaphore(config.concurrency());
    }

    /** The subscription outlives reconnects of the same connection. */
    synchronized void listen(Connection current, String queue) {
        if (deaf || Objects.equals(current, connection)) {
            return;
        }
        connection = current;
        ear = current.createDispatcher(question -> heard(current, question));
        ear.setPendingLimits(MOST_WAITING, -1);
        ear.subscribe(subject, queue);
    }

    synchronized void deafen() {
        deaf = true;
        if (ear != null && ear.isActive()) {
            ear.unsubscribe(subject);
        }
    }

    void awaitAnswers(long untilNanos) {
        try {
            var all = config.concurrency();
            if (!free.tryAcquire(all, Math.max(0, untilNanos - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                LOG.warnf("%d questions on %s were not answered in time", all - free.availablePermits(), subject);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void heard(Connection from, Message question) throws InterruptedException {
        var reply = new Reply(from, question);
        if (free.tryAcquire(config.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
            answer(question)
                    .invoke(reply::send)
                    .onFailure()
                    .invoke(failure -> reply.refuse(refusal(failure)))
                    .onTermination()
                    .invoke(free::release)
                    .subscribe()
                    .with(answered -> {}, refused -> {});
        } else {
            reply.refuse(new RequestRefusedException(RequestRefusedException.UNAVAILABLE, "too many questions"));
        }
    }

    /** Encoded, because that may fail, too. */
    private Uni<byte[]> answer(Message question) {
        return Uni.createFrom()
                .item(() -> read(question))
                .onItem()
                .<Object>transformToUni(work)
                .map(codec::encode);
    }

    private Q read(Message question) {
        try {
            return codec.decode(question.getData(), type);
        } catch (IOException e) {
            LOG.debugf("Not a question on %s: %s", subject, e.getMessage());
            throw new RequestRefusedException(RequestRefusedException.MALFORMED, "malformed question");
        }
    }

    private RequestRefusedException refusal(Throwable failure) {
        if (failure instanceof RequestRefusedException refusal) {
            return refusal;
        }
        if (outages.areBehind(failure)) {
            return new RequestRefusedException(RequestRefusedException.UNAVAILABLE, "a store does not answer");
        }
        LOG.errorf(failure, "A question on %s could not be answered", subject);
        return new RequestRefusedException(RequestRefusedException.FAILED, "it failed");
    }
}

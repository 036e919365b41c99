package dev.evenflow.messaging.publish;

import dev.evenflow.messaging.MessagingConfig;
import dev.evenflow.messaging.connection.BrokerConnection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.NatsMessage;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * What was sent and is not acknowledged yet. It fails when the acknowledgement does not come in time
 * ({@code evenflow.messaging.publish.timeout}), and at once when the connection is lost, because acknowledgements can no
 * longer arrive then.
 */
@ApplicationScoped
public class InFlight {

    /** How many looks at the clock make up the time limit. */
    private static final int LOOKS = 10;

    private final BrokerConnection broker;
    private final long timeoutNanos;
    private final AckInbox inbox = new AckInbox(this::answered);
    private final AtomicLong lastTicket = new AtomicLong();
    private final Map<Long, Unacknowledged> unacknowledged = new ConcurrentHashMap<>();

    InFlight(BrokerConnection broker, MessagingConfig config, Vertx vertx) {
        this.broker = broker;
        this.timeoutNanos = config.publish().timeout().toNanos();
        broker.onDown(() -> failIf(sent -> true, "connection to NATS lost"));
        vertx.setPeriodic(Math.max(1, config.publish().timeout().toMillis() / LOOKS), timer -> failOverdue());
    }

    /** Sends when subscribed to, never blocking; subscriptions made in an order send in that order. */
    public Uni<PublishAck> send(Message message) {
        return Uni.createFrom().emitter(result -> send(message, new UniReceipt(result)));
    }

    /** Sends at once, never blocking; messages sent in an order by one thread arrive in that order. */
    void send(Message message, Receipt receipt) {
        var ticket = lastTicket.incrementAndGet();
        unacknowledged.put(ticket, new Unacknowledged(receipt, System.nanoTime()));
        try {
            send(message, ticket);
        } catch (RuntimeException e) {
            fail(ticket, e);
        }
    }

    private void send(Message message, long ticket) {
        var connection = broker.current().orElseThrow(() -> new PublishFailedException("not connected to NATS"));
        refuseTooLarge(message, connection.getMaxPayload());
        connection.publish(NatsMessage.builder()
                .subject(message.getSubject())
                .replyTo(inbox.replyTo(connection, ticket))
                .headers(message.getHeaders())
                .data(message.getData())
                .build());
    }

    /** The server counts headers, too, and closes the connection over a message that is too large. */
    private static void refuseTooLarge(Message message, long limit) {
        var headers = message.getHeaders();
        var size = message.getData().length + (headers == null ? 0L : headers.serializedLength());
        if (limit > 0 && size > limit) {
            throw new IllegalArgumentException("%d bytes, the server takes %d".formatted(size, limit));
        }
    }

    private void answered(long ticket, Message answer) {
        try {
            if (answer.isStatusMessage()) { // 503: no stream listens on the subject
                fail(ticket, new PublishFailedException("no stream takes it: " + answer.getStatus()));
            } else {
                complete(ticket, new PublishAck(answer));
            }
        } catch (IOException | JetStreamApiException | RuntimeException e) {
            fail(ticket, e);
        }
    }

    private void complete(long ticket, PublishAck ack) {
        var sent = unacknowledged.remove(ticket);
        if (sent != null) {
            sent.receipt.stored(ack);
        }
    }

    private void fail(long ticket, Throwable failure) {
        var sent = unacknowledged.remove(ticket);
        if (sent != null) {
            sent.receipt.failed(failure);
        }
    }

    private void failOverdue() {
        var now = System.nanoTime();
        failIf(sent -> now - sent.atNanos > timeoutNanos, "not acknowledged in time");
    }

    private void failIf(Predicate<Unacknowledged> lost, String why) {
        unacknowledged.forEach((ticket, sent) -> {
            if (lost.test(sent)) {
                fail(ticket, new PublishFailedException(why));
            }
        });
    }

    private record Unacknowledged(Receipt receipt, long atNanos) {}

    private record UniReceipt(UniEmitter<? super PublishAck> result) implements Receipt {

        @Override
        public void stored(PublishAck ack) {
            result.complete(ack);
        }

        @Override
        public void failed(Throwable why) {
            result.fail(why);
        }
    }
}

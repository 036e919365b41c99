package dev.evenflow.messaging.publish;

import dev.evenflow.messaging.connection.BrokerConnection;
import io.nats.client.Message;
import io.nats.client.api.PublishAck;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What was sent and is not acknowledged yet. When the connection is lost it fails at once instead of after a timeout,
 * because its acknowledgements can no longer arrive.
 */
@ApplicationScoped
public class InFlight {

    private final BrokerConnection broker;
    private final AtomicLong lastTicket = new AtomicLong();
    private final Map<Long, UniEmitter<? super PublishAck>> unacknowledged = new ConcurrentHashMap<>();

    InFlight(BrokerConnection broker) {
        this.broker = broker;
        broker.onDown(this::failAll);
    }

    /** Sends when subscribed to, never blocking; subscriptions made in an order send in that order. */
    public Uni<PublishAck> send(Message message) {
        return Uni.createFrom().emitter(result -> {
            var ticket = lastTicket.incrementAndGet();
            unacknowledged.put(ticket, result);
            try {
                send(message, ticket);
            } catch (IOException | RuntimeException e) {
                fail(ticket, e);
            }
        });
    }

    private void send(Message message, long ticket) throws IOException {
        var connection = broker.current().orElseThrow(() -> new PublishFailedException("not connected to NATS"));
        refuseTooLarge(message, connection.getMaxPayload());
        var unused = connection.jetStream().publishAsync(message).whenComplete((ack, failure) -> {
            if (failure != null) {
                fail(ticket, failure);
            } else {
                complete(ticket, ack);
            }
        });
    }

    /** The server counts headers, too, and closes the connection over a message that is too large. */
    private static void refuseTooLarge(Message message, long limit) {
        var headers = message.getHeaders();
        var size = message.getData().length + (headers == null ? 0L : headers.serializedLength());
        if (limit > 0 && size > limit) {
            throw new IllegalArgumentException("%d bytes, the server takes %d".formatted(size, limit));
        }
    }

    private void complete(long ticket, PublishAck ack) {
        var result = unacknowledged.remove(ticket);
        if (result != null) {
            result.complete(ack);
        }
    }

    private void fail(long ticket, Throwable failure) {
        var result = unacknowledged.remove(ticket);
        if (result != null) {
            result.fail(failure);
        }
    }

    private void failAll() {
        var lost = new PublishFailedException("connection to NATS lost");
        unacknowledged.keySet().forEach(ticket -> fail(ticket, lost));
    }
}

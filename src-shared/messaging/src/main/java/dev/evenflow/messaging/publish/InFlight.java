package dev.evenflow.messaging.publish;

import dev.evenflow.messaging.connection.BrokerConnection;
import io.nats.client.Connection;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was sent and is not acknowledged yet. When the connection is lost it fails at once instead of after a timeout,
 * because its acknowledgements can no longer arrive.
 */
@ApplicationScoped
class InFlight {

    private final BrokerConnection broker;
    private final Set<CompletableFuture<PublishAck>> unacknowledged = ConcurrentHashMap.newKeySet();

    InFlight(BrokerConnection broker) {
        this.broker = broker;
        broker.onDown(this::failAll);
    }

    CompletionStage<PublishAck> send(String subject, Headers headers, byte[] body) {
        var connection = broker.current().orElseThrow(() -> new PublishFailedException("not connected to NATS"));
        var result = new CompletableFuture<PublishAck>();
        unacknowledged.add(result);
        result.whenComplete((ack, failure) -> unacknowledged.remove(result));
        try {
            publish(connection, subject, headers, body, result);
        } catch (IOException | RuntimeException e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    private void publish(
            Connection connection, String subject, Headers headers, byte[] body, CompletableFuture<PublishAck> result)
            throws IOException {
        connection.jetStream().publishAsync(subject, headers, body).whenComplete((ack, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
            } else {
                result.complete(ack);
            }
        });
    }

    private void failAll() {
        var lost = new PublishFailedException("connection to NATS lost");
        unacknowledged.forEach(result -> result.completeExceptionally(lost));
    }
}

package dev.evenflow.messaging.replay;

import dev.evenflow.messaging.connection.BrokerConnection;
import dev.evenflow.messaging.deadletter.BrokerUnavailableException;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;

/** Blocking calls to the broker, made on worker threads. They fail with a {@link BrokerUnavailableException}. */
record BrokerCalls(BrokerConnection broker) {

    interface Call<T> {
        T on(Connection connection) throws IOException, JetStreamApiException, InterruptedException;
    }

    <T> Uni<T> make(Call<T> call) {
        return Uni.createFrom().item(() -> now(call)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private <T> T now(Call<T> call) {
        var connection = broker.current().orElseThrow(() -> new BrokerUnavailableException("not connected to NATS"));
        try {
            return call.on(connection);
        } catch (IOException | JetStreamApiException | IllegalStateException e) {
            throw new BrokerUnavailableException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailableException("interrupted", e);
        }
    }
}

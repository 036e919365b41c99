package dev.evenflow.messaging.replay;

import dev.evenflow.messaging.connection.BrokerConnection;
import dev.evenflow.messaging.deadletter.BrokerUnavailableException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells how far durable consumers are, of all instances of a service together. */
@ApplicationScoped
public class ConsumerProgresses {

    private final BrokerCalls calls;

    ConsumerProgresses(BrokerConnection broker) {
        this.calls = new BrokerCalls(broker);
    }

    /**
     * Asks the server. Fails with a {@link BrokerUnavailableException} when it does not answer or has no such stream or
     * consumer.
     */
    public Uni<ConsumerProgress> of(String stream, String consumer) {
        return calls.make(connection -> {
            var extent = StreamReplay.extent(connection, stream);
            var info = connection.jetStreamManagement().getConsumerInfo(stream, consumer);
            return new ConsumerProgress(
                    extent.createdAt(),
                    extent.last(),
                    info.getAckFloor().getStreamSequence(),
                    info.getNumPending() + info.getNumAckPending());
        });
    }
}

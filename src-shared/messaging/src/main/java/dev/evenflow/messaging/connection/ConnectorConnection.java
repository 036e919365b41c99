package dev.evenflow.messaging.connection;

import io.quarkiverse.reactive.messaging.nats.jetstream.client.connection.Connection;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.connection.ConnectionImpl;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;

/** Gives the connector our connection instead of one of its own, which would connect blockingly at first use. */
@Dependent
class ConnectorConnection {

    @Produces
    @Alternative
    @Priority(1)
    @ApplicationScoped
    Connection connection(BrokerConnection broker) {
        return broker.current()
                .<Connection>map(ConnectionImpl::new)
                .orElseThrow(() -> new IllegalStateException("Not connected to NATS"));
    }
}

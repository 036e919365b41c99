package dev.evenflow.messaging.connection;

import dev.evenflow.contracts.Subjects;
import dev.evenflow.messaging.MessagingConfig;
import io.nats.client.ConnectionListener;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.Options.HostnameResolveMode;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.connection.ConnectionConfiguration;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Turns {@code quarkus.messaging.nats.connection.*} into options of the NATS client. */
record ConnectionOptions(
        String clientName,
        ConnectionConfiguration connection,
        MessagingConfig messaging,
        TlsConfigurationRegistry tls) {

    Options with(ConnectionListener connectionListener, ErrorListener errorListener) {
        var options = new Options.Builder()
                .servers(connection.servers().toArray(String[]::new))
                .connectionName(clientName)
                // Answers to this service come to a place where no other identity may listen.
                .inboxPrefix("_INBOX." + Subjects.token(clientName))
                .connectionListener(connectionListener)
                .errorListener(connection.errorListener().orElse(errorListener))
                .maxReconnects(connection.connectionAttempts())
                .reconnectWait(connection
                        .connectionBackoff()
                        .orElse(messaging.reconnect().initialWait()))
                // A question that nobody listens to fails as such, not like one that was given up.
                .reportNoResponders()
                .requestCleanupInterval(messaging.publish().timeout())
                // Nothing is buffered for a later connection: a publish without one fails at once and its owner
                // retries.
                .reconnectBufferSize(0);
        connection.connectionTimeout().ifPresent(options::connectionTimeout);
        connection.bufferSize().ifPresent(options::bufferSize);
        connection
                .username()
                .ifPresent(user -> options.userInfo(user, connection.password().orElse("")));
        connection.token().map(String::toCharArray).ifPresent(options::token);
        connection.credentialPath().map(Nats::credentials).ifPresent(options::authHandler);
        if (connection.sslEnabled().orElse(false)) {
            // A certificate names hosts: so the name is kept until the socket is made, and servers, which tell each
            // other's
            // addresses, are not asked for them.
            options.sslContext(HostVerification.of(sslContext()))
                    .hostnameResolveMode(HostnameResolveMode.HappyEyeballs)
                    .ignoreDiscoveredServers();
        }
        return options.build();
    }

    private SSLContext sslContext() {
        Optional<TlsConfiguration> configuration =
                connection.tlsConfigurationName().flatMap(tls::get).or(tls::getDefault);
        try {
            return configuration
                    .orElseThrow(
                            () -> new IllegalStateException("TLS to NATS is on, but no TLS configuration is named"))
                    .createSSLContext();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("TLS configuration for NATS is unusable", e);
        }
    }
}

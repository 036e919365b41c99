package dev.evenflow.messaging.connection;

import io.nats.client.Connection;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Closing without losing acknowledgements that are still in the client's buffer. */
final class NatsClosing {

    private static final Logger LOG = Logger.getLogger(NatsClosing.class);

    private NatsClosing() {}

    static void close(Connection connection, Duration flushTimeout) {
        try {
            if (connection.getStatus() == Connection.Status.CONNECTED && !flushTimeout.isZero()) {
                connection.flush(flushTimeout);
            }
        } catch (TimeoutException e) {
            LOG.warn("NATS did not take everything in time; what was not acknowledged is delivered again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeQuietly(connection);
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

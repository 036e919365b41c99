package dev.evenflow.messaging.consume;

import dev.evenflow.messaging.connection.BrokerConnection;
import dev.evenflow.messaging.provision.Provisioner;
import io.nats.client.Connection;
import io.nats.client.ConsumeOptions;
import io.nats.client.JetStreamApiException;
import io.nats.client.MessageConsumer;
import io.nats.client.MessageHandler;
import io.vertx.core.Vertx;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pulling from one durable consumer: begins when streams and consumers are there, and begins anew after every
 * reconnect, whatever became of the server in between, and when the server refuses a pull.
 */
final class Pulling {

    private static final Logger LOG = Logger.getLogger(Pulling.class);
    private static final long RETRY_MILLIS = 1_000;

    private final String stream;
    private final String consumer;
    private final ConsumeOptions options;
    private final MessageHandler handler;
    private final Vertx vertx;
    private final Provisioner provisioner;
    private final BrokerConnection broker;
    private @Nullable MessageConsumer current;
    private volatile boolean interrupted;
    private boolean stopped;

    Pulling(
            String stream,
            String consumer,
            ConsumeOptions options,
            MessageHandler handler,
            Vertx vertx,
            BrokerConnection broker,
            Provisioner provisioner) {
        this.stream = stream;
        this.consumer = consumer;
        this.options = options;
        this.handler = handler;
        this.vertx = vertx;
        this.broker = broker;
        this.provisioner = provisioner;
    }

    void start() {
        broker.onDown(() -> interrupted = true);
        broker.onRefusal(this::refused);
        provisioner.onReady(this::begin);
    }

    synchronized void stop() {
        stopped = true;
        if (current != null) {
            current.stop();
        }
    }

    private synchronized void begin(Connection connection) {
        if (stopped || (current != null && !interrupted)) {
            return; // pulling anew would cut off what is on its way, until the server delivers it again
        }
        interrupted = false;
        endCurrent();
        try {
            current = connection
                    .getStreamContext(stream)
                    .getConsumerContext(consumer)
                    .consume(options, handler);
            LOG.infof("Consuming %s as %s", stream, consumer);
        } catch (IOException | JetStreamApiException | IllegalStateException e) {
            LOG.warnf("Cannot consume %s as %s yet: %s", stream, consumer, e.getMessage());
            vertx.setTimer(RETRY_MILLIS, timer -> provisioner.provision());
        }
    }

    private void refused() {
        interrupted = true;
        provisioner.provision();
    }

    private void endCurrent() {
        try {
            if (current != null) {
                current.close();
            }
        } catch (Exception e) {
            LOG.debugf(e, "The former consumer of %s was already gone", stream);
        } finally {
            current = null;
        }
    }
}

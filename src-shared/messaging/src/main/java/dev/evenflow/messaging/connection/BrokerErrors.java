package dev.evenflow.messaging.connection;

import io.nats.client.Connection;
import io.nats.client.Consumer;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamSubscription;
import io.nats.client.support.Status;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jboss.logging.Logger;

/**
 * What the NATS client reports beside its calls; a consumer that hears nothing, or is refused, is told of.
 *
 * @param untrusted whether it was said that the server is not trusted: attempts go on, and the line would with them
 */
record BrokerErrors(Runnable silence, Runnable refusal, AtomicBoolean untrusted) implements ErrorListener {

    private static final Logger LOG = Logger.getLogger(BrokerErrors.class);

    @Override
    public void errorOccurred(Connection connection, String error) {
        LOG.warnf("NATS says: %s", error);
    }

    @Override
    public void exceptionOccurred(Connection connection, Exception exception) {
        LOG.debugf(exception, "NATS connection trouble");
        Stream.<Throwable>iterate(exception, cause -> cause != null, Throwable::getCause)
                .filter(SSLException.class::isInstance)
                .findFirst()
                .filter(failure -> untrusted.compareAndSet(false, true))
                .ifPresent(failure -> LOG.errorf(
                        "The NATS server is not trusted, see NATS_CA: %s; trying again in the background",
                        failure.getMessage()));
    }

    @Override
    public void slowConsumerDetected(Connection connection, Consumer consumer) {
        LOG.warn("NATS client dropped messages it could not hold; those of a stream are delivered again");
    }

    @Override
    public void heartbeatAlarm(
            Connection connection,
            JetStreamSubscription subscription,
            long lastStreamSequence,
            long lastConsumerSequence) {
        silence.run();
    }

    @Override
    public void pullStatusError(Connection connection, JetStreamSubscription subscription, Status status) {
        LOG.warnf("A pull was refused: %s", status.getMessageWithCode());
        refusal.run();
    }
}

package dev.evenflow.messaging.provision;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.util.Set;
import org.jboss.logging.Logger;

/** Makes one stream and its consumers what they should be. Blocking: runs on a worker thread. */
record StreamProvisioning(JetStreamManagement management) {

    private static final Logger LOG = Logger.getLogger(StreamProvisioning.class);

    /** JSStreamNotFoundErr of nats-server's errors.json. */
    static final int STREAM_NOT_FOUND = 10059;

    void ensure(StreamConfiguration wanted) throws IOException, JetStreamApiException {
        try {
            var present = management.getStreamInfo(wanted.getName()).getConfiguration();
            if (differs(present, wanted)) {
                management.updateStream(wanted);
                LOG.infof("Updated stream %s", wanted.getName());
            }
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() != STREAM_NOT_FOUND) {
                throw e;
            }
            management.addStream(wanted);
            LOG.infof("Created stream %s for %s", wanted.getName(), wanted.getSubjects());
        }
    }

    /** Fails when its owner has not made it yet. */
    void requirePresent(String stream) throws IOException, JetStreamApiException {
        var unused = management.getStreamInfo(stream);
    }

    /** Creates the consumer or updates it; the server leaves an equal one, with its position, as it is. */
    void ensure(String stream, ConsumerConfiguration wanted) throws IOException, JetStreamApiException {
        management.addOrUpdateConsumer(stream, wanted);
        LOG.debugf("Consumer %s of %s is as configured", wanted.getName(), stream);
    }

    private static boolean differs(StreamConfiguration present, StreamConfiguration wanted) {
        return !Set.copyOf(present.getSubjects()).equals(Set.copyOf(wanted.getSubjects()))
                || present.getRetentionPolicy() != wanted.getRetentionPolicy()
                || present.getStorageType() != wanted.getStorageType()
                || present.getDiscardPolicy() != wanted.getDiscardPolicy()
                || present.getReplicas() != wanted.getReplicas()
                || present.getMaxBytes() != wanted.getMaxBytes()
                || present.getMaxMsgs() != wanted.getMaxMsgs()
                || present.getMaximumMessageSize() != wanted.getMaximumMessageSize()
                || !present.getMaxAge().equals(wanted.getMaxAge())
                || !present.getDuplicateWindow().equals(wanted.getDuplicateWindow());
    }
}

package dev.evenflow.messaging.provision;

import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the server refused in one check of everything. */
final class Refusals {

    /** What the JetStream API answers when it cannot do something now; its 500s are configurations it will not take. */
    private static final int UNAVAILABLE = 503;

    private final Map<String, String> reasons = new LinkedHashMap<>();

    /**
     * Runs a step, and remembers if it was refused.
     *
     * @throws IOException when it is worth another attempt: no leader yet, no resources right now
     */
    void unlessRefused(String what, Step step) throws IOException {
        try {
            step.run();
        } catch (JetStreamApiException e) {
            if (e.getErrorCode() == UNAVAILABLE) {
                throw new IOException(e);
            }
            if (!followsFromAnother(e)) {
                reasons.put(what, String.valueOf(e.getMessage()));
            }
        }
    }

    /** All of it in one line, if there is anything. */
    Optional<String> summary() {
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(
                        "; ",
                        reasons.entrySet().stream()
                                .map(reason -> reason.getKey() + ": " + reason.getValue())
                                .toList()));
    }

    /** Where a stream was refused, its consumers cannot be there either. */
    private boolean followsFromAnother(JetStreamApiException failure) {
        return failure.getApiErrorCode() == StreamProvisioning.STREAM_NOT_FOUND && !reasons.isEmpty();
    }

    /** One call of the JetStream API. */
    interface Step {
        void run() throws IOException, JetStreamApiException;
    }
}

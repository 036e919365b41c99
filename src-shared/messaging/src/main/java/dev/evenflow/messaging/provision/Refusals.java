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
            if (!followsFromAnother(what, e)) {
                reasons.put(what, isAbsent(e) ? "not there yet" : String.valueOf(e.getMessage()));
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
    private boolean followsFromAnother(String what, JetStreamApiException failure) {
        var slash = what.indexOf('/');
        return isAbsent(failure) && slash > 0 && reasons.containsKey(what.substring(0, slash));
    }

    private static boolean isAbsent(JetStreamApiException failure) {
        return failure.getApiErrorCode() == StreamProvisioning.STREAM_NOT_FOUND;
    }

    /** One call of the JetStream API. */
    interface Step {
        void run() throws IOException, JetStreamApiException;
    }
}

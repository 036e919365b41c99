package dev.evenflow.messaging.deadletter;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenflow.contracts.Decoded.Known;
import dev.evenflow.contracts.EventCodec;
import java.io.IOException;
import java.util.Optional;

/**
 * Tells which event of which aggregate a body is, also where it cannot be applied: of a newer schema, or with a payload
 * that is wrong in itself, the envelope around it can still be read. What is not JSON belongs to no aggregate.
 */
public final class Attribution {

    private static final int MAX_ID_LENGTH = 255;

    private final EventCodec codec = new EventCodec();
    private final ObjectMapper json = new ObjectMapper();

    /** Empty when it does not tell. */
    public Optional<AggregateVersion> of(byte[] body) {
        var event = codec.decode(body) instanceof Known known
                ? Optional.of(new AggregateVersion(
                        known.envelope().aggregateId(), known.envelope().version()))
                : envelope(body);
        return event.filter(Attribution::isUsable);
    }

    private Optional<AggregateVersion> envelope(byte[] body) {
        try {
            var root = json.readTree(body);
            return Optional.of(new AggregateVersion(
                    root.path("aggregate_id").asText(), root.path("version").asLong()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isUsable(AggregateVersion event) {
        var length = event.aggregateId().length();
        return length > 0 && length <= MAX_ID_LENGTH && event.version() > 0;
    }
}

package dev.evenflow.messaging.replay;

import io.nats.client.api.StreamInfo;
import java.time.Instant;

/**
 * What a stream holds.
 *
 * @param first sequence of the oldest message; above {@code last} when the stream is empty
 * @param last sequence of the newest message that ever was in it, 0 when there was none
 * @param createdAt when the server made the stream, UTC: another stream of the same name was made at another time
 */
public record StreamExtent(long first, long last, Instant createdAt) {

    static StreamExtent of(StreamInfo info) {
        var state = info.getStreamState();
        return new StreamExtent(
                state.getFirstSequence(),
                state.getLastSequence(),
                info.getCreateTime().toInstant());
    }
}

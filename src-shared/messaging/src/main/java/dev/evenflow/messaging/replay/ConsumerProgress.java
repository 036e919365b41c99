package dev.evenflow.messaging.replay;

import java.time.Instant;

/**
 * How far a durable consumer is in its stream.
 *
 * @param streamCreatedAt when the server made the stream, UTC
 * @param last sequence of the newest message that ever was in the stream, read before the rest
 * @param acknowledged everything up to this sequence was acknowledged, or is gone
 * @param waiting messages that were not delivered, and those that were and are not acknowledged
 */
public record ConsumerProgress(Instant streamCreatedAt, long last, long acknowledged, long waiting) {

    /** Whether it tells of the same stream, and not of another one of the same name. */
    public boolean isOf(ConsumerProgress other) {
        return streamCreatedAt.equals(other.streamCreatedAt);
    }

    /** Whether a message of this sequence, no later than {@link #last()}, was dealt with, or will never come. */
    public boolean hasApplied(long sequence) {
        return acknowledged >= sequence || waiting == 0;
    }
}

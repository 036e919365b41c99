package dev.evenflow.messaging.replay;

import java.util.List;

/**
 * Events read together, in stream order.
 *
 * @param skipped messages that are no event of a known type and a readable schema; the live consumer has dealt with them
 * @param position everything up to this sequence was handed over
 * @param head sequence of the newest message when this was read
 */
public record ReplayBatch(List<ReplayedEvent> events, int skipped, long position, long head) {

    public ReplayBatch {
        events = List.copyOf(events);
    }
}

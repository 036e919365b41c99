package dev.evenflow.notification.replay;

import dev.evenflow.messaging.replay.StreamExtent;

/**
 * A replay that can be done.
 *
 * @param extent of the stream when it was asked for
 * @param start sequence of the first message to be read
 */
record ReplayPlan(ReplayFrom from, StreamExtent extent, long start) {

    /**
     * Whether the live copy supplies what the stream does not say from the start on. From the beginning the stream has to
     * say everything.
     */
    boolean carriesOver() {
        return !(from instanceof ReplayFrom.Beginning);
    }
}

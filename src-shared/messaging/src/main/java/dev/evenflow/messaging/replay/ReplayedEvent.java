package dev.evenflow.messaging.replay;

import dev.evenflow.contracts.Envelope;

/**
 * An event as it stands in a stream.
 *
 * @param sequence its place there
 */
public record ReplayedEvent(long sequence, Envelope<?> envelope) {}

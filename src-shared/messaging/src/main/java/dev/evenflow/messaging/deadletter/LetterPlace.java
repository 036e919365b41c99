package dev.evenflow.messaging.deadletter;

import java.util.Comparator;

/**
 * Which dead letter, and where its original stands.
 *
 * @param id sequence in stream {@code DEAD_LETTERS}
 * @param stream of the original
 * @param sequence of the original
 */
public record LetterPlace(long id, String stream, long sequence) {

    /** The order in which the originals were published, stream by stream. */
    public static final Comparator<LetterPlace> AS_PUBLISHED = Comparator.comparing(LetterPlace::stream)
            .thenComparingLong(LetterPlace::sequence)
            .thenComparingLong(LetterPlace::id);
}

package dev.evenflow.notification.replay;

/** The stream does not say what the live copy knows: switching would lose users or bring back old states. */
final class IncompleteStreamException extends RuntimeException {

    IncompleteStreamException(Ahead ahead) {
        super("the stream does not hold the newest state of " + ahead.count() + " users of the live copy, such as "
                + ahead.examples() + "; replay from a sequence or a time to keep them");
    }
}

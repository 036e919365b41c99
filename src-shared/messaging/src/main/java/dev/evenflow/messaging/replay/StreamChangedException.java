package dev.evenflow.messaging.replay;

/** The stream is no longer the one whose reading was begun, or has lost messages that were to be read. Not retriable. */
public final class StreamChangedException extends RuntimeException {

    StreamChangedException(String message) {
        super(message);
    }
}

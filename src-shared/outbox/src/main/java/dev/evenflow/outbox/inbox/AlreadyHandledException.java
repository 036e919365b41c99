package dev.evenflow.outbox.inbox;

import java.util.UUID;

/** Another transaction handled the same message at the same moment: give this one up, and find the answer next time. */
public final class AlreadyHandledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AlreadyHandledException(String consumer, UUID messageId) {
        super("Message " + messageId + " was handled by another " + consumer + " meanwhile", null, false, false);
    }
}

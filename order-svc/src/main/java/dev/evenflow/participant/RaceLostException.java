package dev.evenflow.participant;

import java.util.UUID;

/** Another command for the same order was faster: give the transaction up; the command comes again. */
public final class RaceLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RaceLostException(UUID orderId) {
        super("Another command for order " + orderId + " was faster", null, false, false);
    }
}

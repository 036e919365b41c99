package dev.evenflow.participant;

/** No participant can do anything with the command, now or later: it becomes a dead letter. */
public final class BadCommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Gives a command up.
     *
     * @param reason for the operator
     */
    public BadCommandException(String reason) {
        super(reason, null, false, false);
    }
}

package dev.evenflow.messaging.request;

/** No instance of any service answers such questions now. */
public final class NoResponderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoResponderException(String subject) {
        super("nobody answers " + subject, null, false, false);
    }
}

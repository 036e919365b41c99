package dev.evenflow.security.token;

/** The issuer has not told its keys yet. */
public final class NoKeysException extends RuntimeException {

    NoKeysException() {
        super("the issuer has not told its keys yet", null, false, false);
    }
}

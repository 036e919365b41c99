package dev.evenflow.security;

/** {@code evenflow.auth}: whether callers have to say who they are. */
public enum AuthMode {
    /** Every call that the policy does not open to all needs a token. Default of a packaged service. */
    REQUIRED,
    /** Everybody may do everything; only on loopback. */
    OFF
}

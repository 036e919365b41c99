package dev.evenflow.security.token;

/** Signatures of two keys, as <a href="https://www.rfc-editor.org/rfc/rfc7518#section-3.1">RFC 7518</a> names them. */
public enum Algorithm {
    ES256,
    ES384,
    ES512,
    RS256,
    RS384,
    RS512,
    PS256,
    PS384,
    PS512
}

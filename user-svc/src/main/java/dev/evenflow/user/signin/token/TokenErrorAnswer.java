package dev.evenflow.user.signin.token;

/** What is answered in place of a token (RFC 6749, section 5.2). */
public record TokenErrorAnswer(String error, String errorDescription) {}

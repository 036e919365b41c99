package dev.evenflow.user.idempotency;

/**
 * What a client was answered.
 *
 * @param body JSON, sent byte for byte
 */
public record StoredAnswer(int status, String location, String etag, String body) {}

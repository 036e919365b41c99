package dev.evenflow.idempotency;

import dev.evenflow.web.idempotency.IdempotencyKey;
import dev.evenflow.web.idempotency.RequestFingerprint;

/** A request that may come again: its key, and what it asks for. */
public record IdempotentRequest(IdempotencyKey key, RequestFingerprint fingerprint) {}

package dev.evenflow.bench.sagas;

/**
 * An order that was answered.
 *
 * @param key its {@code Idempotency-Key}
 */
record PlacedOrder(String key, String orderId, String sagaId, Fate fate) {}

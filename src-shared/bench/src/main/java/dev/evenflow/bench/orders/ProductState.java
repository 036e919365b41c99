package dev.evenflow.bench.orders;

/**
 * A product and what is reserved of it.
 *
 * @param held sum of the reservations that are held
 */
record ProductState(long stock, long reserved, long held) {}

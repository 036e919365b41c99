/** Load on accounts and products, and independent witnesses of what became of it: the answers, the events, the stream. */
@NullMarked
package dev.evenflow.bench.orders;

import org.jspecify.annotations.NullMarked;

/** How fast the event store of order-svc appends, loads and rebuilds. */
@NullMarked
package dev.evenflow.bench.eventstore;

import org.jspecify.annotations.NullMarked;

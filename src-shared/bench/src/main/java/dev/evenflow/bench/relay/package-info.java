/** How fast a backlog in the outbox drains. */
@NullMarked
package dev.evenflow.bench.relay;

import org.jspecify.annotations.NullMarked;

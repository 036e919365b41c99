/** The connector as it is, ours and the bare NATS client, compared. */
@NullMarked
package dev.evenflow.bench.messaging;

import org.jspecify.annotations.NullMarked;

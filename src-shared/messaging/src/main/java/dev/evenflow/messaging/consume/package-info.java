/** From a JetStream pull consumer to an {@code @Incoming} method: deliveries, batches, acknowledgement. */
@NullMarked
package dev.evenflow.messaging.consume;

import org.jspecify.annotations.NullMarked;

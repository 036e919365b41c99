/** NATS JetStream messaging under SmallRye channels. */
@NullMarked
package dev.evenflow.messaging;

import org.jspecify.annotations.NullMarked;

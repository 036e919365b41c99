/** The one connection to the NATS server: made in the background, kept for ever. */
@NullMarked
package dev.evenflow.messaging.connection;

import org.jspecify.annotations.NullMarked;

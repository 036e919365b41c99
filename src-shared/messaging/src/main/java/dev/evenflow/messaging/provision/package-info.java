/** Streams and consumers: created, updated, and created again when a server lost them. */
@NullMarked
package dev.evenflow.messaging.provision;

import org.jspecify.annotations.NullMarked;

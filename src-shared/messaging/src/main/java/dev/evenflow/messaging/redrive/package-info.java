/** Applying dead letters again. */
@NullMarked
package dev.evenflow.messaging.redrive;

import org.jspecify.annotations.NullMarked;

/** Which events cannot be applied because an earlier one of their aggregate is a dead letter. */
@NullMarked
package dev.evenflow.messaging.parking;

import org.jspecify.annotations.NullMarked;

/** What readiness says of the broker. */
@NullMarked
package dev.evenflow.messaging.health;

import org.jspecify.annotations.NullMarked;

/** Pipelined publishing with a bounded number of messages in flight. */
@NullMarked
package dev.evenflow.messaging.publish;

import org.jspecify.annotations.NullMarked;

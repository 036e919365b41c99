/** A real nats-server process, found on the machine or installed. */
@NullMarked
package dev.evenflow.testkit.nats;

import org.jspecify.annotations.NullMarked;

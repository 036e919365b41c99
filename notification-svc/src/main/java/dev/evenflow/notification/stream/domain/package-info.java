/** Positions, history and changes of the stream; pure. */
@NullMarked
package dev.evenflow.notification.stream.domain;

import org.jspecify.annotations.NullMarked;

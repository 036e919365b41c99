/** What can be seen of messaging from outside: metrics, and the spans by which a trace follows an event. */
@NullMarked
package dev.evenflow.messaging.observe;

import org.jspecify.annotations.NullMarked;

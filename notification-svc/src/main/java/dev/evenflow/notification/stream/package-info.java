/** Changes as they are applied, as server-sent events. */
@NullMarked
package dev.evenflow.notification.stream;

import org.jspecify.annotations.NullMarked;

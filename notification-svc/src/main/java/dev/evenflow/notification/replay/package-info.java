/** The rebuild of the copy from the stream, beside the live one. */
@NullMarked
package dev.evenflow.notification.replay;

import org.jspecify.annotations.NullMarked;

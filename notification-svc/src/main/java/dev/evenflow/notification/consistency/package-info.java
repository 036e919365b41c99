/** The operator's view of whether the copy is right. */
@NullMarked
package dev.evenflow.notification.consistency;

import org.jspecify.annotations.NullMarked;

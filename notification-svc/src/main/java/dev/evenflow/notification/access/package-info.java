/** Who may call what. */
@NullMarked
package dev.evenflow.notification.access;

import org.jspecify.annotations.NullMarked;

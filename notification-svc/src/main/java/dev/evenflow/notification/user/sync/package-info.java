/** From user-svc's events to the copy of the users. */
@NullMarked
package dev.evenflow.notification.user.sync;

import org.jspecify.annotations.NullMarked;

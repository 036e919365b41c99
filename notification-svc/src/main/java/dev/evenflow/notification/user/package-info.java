/** The users as notification-svc knows them: {@code sync} writes the copy, {@code query} answers from it. */
@NullMarked
package dev.evenflow.notification.user;

import org.jspecify.annotations.NullMarked;

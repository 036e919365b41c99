/** The events user-svc publishes on {@link dev.evenflow.contracts.Subjects#USER_EVENTS}. */
@NullMarked
package dev.evenflow.contracts.user;

import org.jspecify.annotations.NullMarked;

/** Messages and how they are composed; pure. */
@NullMarked
package dev.evenflow.notification.message.domain;

import org.jspecify.annotations.NullMarked;

/** The events of orders become messages. */
@NullMarked
package dev.evenflow.notification.message.sync;

import org.jspecify.annotations.NullMarked;

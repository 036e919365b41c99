/** Messages leave by SMTP. */
@NullMarked
package dev.evenflow.notification.mail;

import org.jspecify.annotations.NullMarked;

/** What a user was told, over HTTP. */
@NullMarked
package dev.evenflow.notification.message.query;

import org.jspecify.annotations.NullMarked;

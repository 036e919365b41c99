/** Reading the copy over HTTP. */
@NullMarked
package dev.evenflow.notification.user.query;

import org.jspecify.annotations.NullMarked;

/** Messages in MongoDB, and what is to be sent of them. */
@NullMarked
package dev.evenflow.notification.message.store;

import org.jspecify.annotations.NullMarked;

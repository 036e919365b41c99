/** Reports on the copy, and the right to check it, in MongoDB. */
@NullMarked
package dev.evenflow.notification.consistency.store;

import org.jspecify.annotations.NullMarked;

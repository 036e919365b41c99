/** The copy of the users in MongoDB: guarded writes, reads, indexes. */
@NullMarked
package dev.evenflow.notification.user.store;

import org.jspecify.annotations.NullMarked;

package dev.evenflow.notification.user.store;

import dev.evenflow.consistency.domain.CopyRow;

/**
 * As much of a document as a check needs.
 *
 * @param isUser whether its id is one that a user can have
 */
record ScannedUser(boolean isUser, CopyRow row) {}

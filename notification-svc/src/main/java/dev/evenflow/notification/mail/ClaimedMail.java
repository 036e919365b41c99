package dev.evenflow.notification.mail;

import dev.evenflow.notification.message.store.QueuedMail;

/**
 * A mail that this instance is to send, and no other.
 *
 * @param claim the round in which it was taken
 */
record ClaimedMail(QueuedMail mail, String address, String claim) {}

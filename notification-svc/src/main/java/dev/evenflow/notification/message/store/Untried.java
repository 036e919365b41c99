package dev.evenflow.notification.message.store;

/** What becomes of a mail that was not tried. */
public record Untried(QueuedMail mail, Settled settled) {}

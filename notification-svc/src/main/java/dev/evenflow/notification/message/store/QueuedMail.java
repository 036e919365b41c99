package dev.evenflow.notification.message.store;

import java.util.UUID;

/**
 * A message whose mail is to be sent.
 *
 * @param attempts made before
 */
public record QueuedMail(UUID id, long userId, String subject, String body, int attempts) {}

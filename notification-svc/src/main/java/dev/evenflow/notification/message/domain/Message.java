package dev.evenflow.notification.message.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What a user is told about an order.
 *
 * @param id the same whenever it is composed of the same milestone of the same order, see {@link MessageId}
 * @param body plain text
 * @param createdAt when the milestone was reached, UTC
 */
public record Message(
        UUID id, long userId, MessageKind kind, UUID orderId, String subject, String body, Instant createdAt) {}

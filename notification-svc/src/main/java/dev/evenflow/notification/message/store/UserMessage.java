package dev.evenflow.notification.message.store;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * What a user was told; also the JSON that is answered.
 *
 * @param kind {@code received}, {@code confirmed}, {@code cancelled}, {@code shipped} or {@code delivered}
 * @param status of its mail: {@code pending}, {@code sending}, {@code sent}, {@code failed}, {@code unknown} (it may have
 *     been sent or not) or {@code skipped} (the user is deleted)
 * @param createdAt when the milestone was reached, UTC
 */
@RegisterForReflection
public record UserMessage(
        String id,
        long userId,
        String kind,
        String subject,
        String body,
        String orderId,
        String status,
        Instant createdAt) {}

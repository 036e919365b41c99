package dev.evenflow.admin.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.evenflow.messaging.deadletter.DeadLetter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it is answered.
 *
 * @param attempts how often the original was delivered
 * @param stream where the original stands, at {@code sequence}
 * @param eventId left out when the original does not tell
 * @param eventType left out when the original does not tell
 * @param size of the original's body, in bytes
 * @param body the first {@value #SHOWN_BYTES} bytes of the original's body, in base64
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetterView(
        long id,
        String channel,
        String reason,
        String detail,
        long attempts,
        String subject,
        String stream,
        long sequence,
        @Nullable String eventId,
        @Nullable String eventType,
        Instant failedAt,
        long size,
        String body) {

    static final int SHOWN_BYTES = 4_096;

    static DeadLetterView of(DeadLetter letter) {
        var body = letter.body();
        var event = EventHead.of(body);
        return new DeadLetterView(
                letter.id(),
                letter.channel(),
                letter.reason(),
                letter.detail(),
                letter.attempts(),
                letter.subject(),
                letter.stream(),
                letter.sequence(),
                event.id() == null ? letter.messageId().orElse(null) : event.id(),
                event.type(),
                letter.failedAt(),
                letter.size(),
                Base64.getEncoder().encodeToString(Arrays.copyOf(body, Math.min(body.length, SHOWN_BYTES))));
    }
}

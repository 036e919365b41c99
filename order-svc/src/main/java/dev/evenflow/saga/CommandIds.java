package dev.evenflow.saga;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * Names commands after what they are for, so that a command asked again is known as the same: UUIDv3 of saga, step and
 * direction (<a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.3">RFC 9562</a>).
 */
public final class CommandIds {

    private CommandIds() {}

    public static UUID of(UUID sagaId, String step, Direction direction) {
        return UUID.nameUUIDFromBytes((sagaId + "/" + step + "/" + direction).getBytes(UTF_8));
    }
}

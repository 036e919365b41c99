package dev.evenflow.contracts;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.security.SecureRandom;
import java.util.UUID;

/**
 * Makes event ids: UUIDv7, ordered by time (<a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.7">RFC 9562</a>).
 * Hold one in a bean, never in a static field: its seed must not be frozen into a native image.
 */
public final class EventIds {

    private final NoArgGenerator generator = Generators.timeBasedEpochGenerator(new SecureRandom());

    public UUID next() {
        return generator.generate();
    }
}

package dev.evenflow.saga;

import java.util.Locale;

/** Where a saga is. Stored and shown by its {@link #wireName()}. */
public enum SagaStatus {
    PENDING,
    IN_PROGRESS,
    COMPLETED,
    /** A step cannot be undone: an operator has to look at it. */
    FAILED,
    COMPENSATING,
    COMPENSATED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing more will happen by itself. */
    public boolean isFinal() {
        return this == COMPLETED || this == COMPENSATED || this == FAILED;
    }
}

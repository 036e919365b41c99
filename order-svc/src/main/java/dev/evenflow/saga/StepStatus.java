package dev.evenflow.saga;

import java.util.Locale;

/** Where a step is. Shown by its {@link #wireName()}. */
public enum StepStatus {
    PENDING,
    IN_PROGRESS,
    COMPLETED,
    FAILED,
    COMPENSATED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

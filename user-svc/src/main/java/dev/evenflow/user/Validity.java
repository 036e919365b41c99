package dev.evenflow.user;

/** Whether a user may take part in anything new: false when inactive. */
public record Validity(boolean valid) {}

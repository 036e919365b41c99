package dev.evenflow.notification.stream.domain;

/**
 * A change that was applied.
 *
 * @param sequence of its event in the source; grows from change to change
 * @param name what kind of change it is
 * @param data JSON
 */
public record Change(Source source, long sequence, String name, String data) {}

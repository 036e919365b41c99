package dev.evenflow.contracts.consistency;

/**
 * The broker has them.
 *
 * @param published users whose state was published
 */
public record RepublishAnswer(int published) {}

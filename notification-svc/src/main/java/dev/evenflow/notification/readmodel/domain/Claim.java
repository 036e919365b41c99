package dev.evenflow.notification.readmodel.domain;

/**
 * The right to replace the read model, which one instance has at a time.
 *
 * @param replayId of the replay it was given for
 * @param owner the instance that has it
 * @param beat grows while the owner is alive
 * @param leftover the collection that is dropped in the end: the one being built before the switch, the old one after it
 */
public record Claim(String replayId, String owner, long beat, String leftover) {}

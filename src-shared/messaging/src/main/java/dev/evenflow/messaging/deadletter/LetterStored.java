package dev.evenflow.messaging.deadletter;

/** Fired when this instance has stored a dead letter, possibly more than once for one letter. */
public record LetterStored(LetterPlace letter) {}

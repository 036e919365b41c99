package dev.evenflow.saga;

/** Whether a step is being done or undone. */
public enum Direction {
    FORWARD,
    UNDO
}

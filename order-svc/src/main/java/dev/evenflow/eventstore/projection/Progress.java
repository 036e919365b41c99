package dev.evenflow.eventstore.projection;

/** What a turn of a projection came to. */
enum Progress {
    /** There is more. */
    MORE,
    /** What there was is done; more may have come meanwhile. */
    PARTLY,
    /** Nothing is left. */
    CAUGHT_UP,
    /** There are more events, but an open transaction keeps them from being read yet. */
    HELD_BACK,
    /** Another instance is at it. */
    BUSY
}

package dev.evenflow.consistency.domain;

import java.util.Locale;

/** How the copy of a user can be wrong. */
public enum Kind {

    /** The source has the user, or a tombstone of it, and the copy has nothing. */
    MISSING,

    /** The copy has an older version, although it has applied everything that was published. */
    STALE,

    /** The copy has a version that the source never had, or the same one in another state; counted as stale. */
    AHEAD,

    /** The source never heard of the user. */
    EXTRA;

    /** As it stands in answers; stable. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.evenflow.notification.readmodel.domain;

import java.util.Locale;

/** How far a replay is. */
public enum ReplayState {

    /** The new collection is being made known to every instance. */
    PREPARING,

    /** The stream is being read into it. */
    READING,

    /** It is compared with the live one, and gets from there what the stream did not say. */
    COMPARING,

    /** It is live; the old one is being retired. Or nothing was switched, and what was built is being removed. */
    TIDYING,

    COMPLETED,

    FAILED;

    /** As it stands in documents and answers; stable. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ReplayState named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}

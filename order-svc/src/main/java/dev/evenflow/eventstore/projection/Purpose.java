package dev.evenflow.eventstore.projection;

/** What a position is kept for; a projection has at most one shadow, whichever its purpose. */
enum Purpose {
    /** The tables that are read. */
    LIVE(false, false),
    /** The shadow is going to replace them. */
    REBUILD(true, false),
    /** The shadow is compared with them, and becomes a rebuild if they are wrong. */
    VERIFICATION(true, true);

    private final boolean shadow;
    private final boolean verifying;

    Purpose(boolean shadow, boolean verifying) {
        this.shadow = shadow;
        this.verifying = verifying;
    }

    boolean shadow() {
        return shadow;
    }

    boolean verifying() {
        return verifying;
    }

    Copy copy() {
        return shadow ? Copy.SHADOW : Copy.LIVE;
    }
}

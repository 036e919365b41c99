package dev.evenflow.user.republish;

/** A snapshot runs that lacks some of what is wanted: to be tried again when it is done. */
public final class OtherSnapshotException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OtherSnapshotException(SnapshotRun running) {
        super("a snapshot of what has changed since " + running.since() + " is running", null, false, false);
    }
}

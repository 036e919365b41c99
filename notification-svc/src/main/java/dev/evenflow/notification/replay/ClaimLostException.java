package dev.evenflow.notification.replay;

/** Another instance has taken the replay over, because this one showed no sign of life for too long. */
final class ClaimLostException extends RuntimeException {

    ClaimLostException() {
        super("another instance has taken the replay over");
    }

    /** Passes when a conditional change has happened. */
    static void unless(boolean happened) {
        if (!happened) {
            throw new ClaimLostException();
        }
    }
}

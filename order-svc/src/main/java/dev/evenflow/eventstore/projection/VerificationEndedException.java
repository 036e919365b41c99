package dev.evenflow.eventstore.projection;

/** There is no verification any more: it became a rebuild because somebody asked for one. */
final class VerificationEndedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    VerificationEndedException(String projection) {
        super("projection " + projection + " is being rebuilt");
    }
}

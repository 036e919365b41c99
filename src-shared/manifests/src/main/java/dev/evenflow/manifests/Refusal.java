package dev.evenflow.manifests;

/** Manifests that cannot be rendered, or that a cluster would not take; the message says which and why. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Refusal(String message) {
        super(message);
    }
}

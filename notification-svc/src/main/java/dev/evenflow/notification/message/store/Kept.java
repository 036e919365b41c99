package dev.evenflow.notification.message.store;

/**
 * What became of a list of messages.
 *
 * @param stored how many are new
 * @param known how many were there before
 */
public record Kept(int stored, int known) {

    static final Kept NOTHING = new Kept(0, 0);
}

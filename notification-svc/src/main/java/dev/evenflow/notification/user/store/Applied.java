package dev.evenflow.notification.user.store;

/**
 * What became of a list of changes.
 *
 * @param applied how many were written
 * @param stale how many changed nothing, because the copy was as new or newer
 */
public record Applied(int applied, int stale) {

    static final Applied NOTHING = new Applied(0, 0);
}

package dev.evenflow.consistency.domain;

import dev.evenflow.contracts.consistency.RowState;

/**
 * What a copy has of one user.
 *
 * @param version 0 where it is damaged, or was set back so that the true version is applied
 * @param deleted whether it is a tombstone
 */
public record CopyRow(long id, long version, boolean deleted) {

    /** A tombstone of no version: what is left of a row that its source never heard of. It counts as if it was not there. */
    public boolean saysNothing() {
        return version == 0 && deleted;
    }

    boolean matches(RowState source) {
        return version == source.version() && deleted == source.deleted();
    }
}

package dev.evenflow.consistency.source;

import dev.evenflow.contracts.consistency.RangeDigest;
import dev.evenflow.contracts.consistency.RowState;
import dev.evenflow.contracts.consistency.SnapshotAnswer;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** The service that owns the users. Everything fails while it does not answer. */
public interface UserSource {

    /**
     * The ranges that are not empty.
     *
     * @param recount whether all rows are read for it
     */
    Uni<Map<Long, RangeDigest>> digests(boolean recount);

    /**
     * The users of some ranges.
     *
     * @param ranges at most {@value dev.evenflow.contracts.consistency.RowQuery#MAX_RANGES}
     */
    Uni<Map<Long, RowState>> rows(List<Long> ranges);

    /** The users of these ids that the source knows. */
    Uni<Map<Long, RowState>> rowsById(List<Long> ids);

    /** Completes when the broker has the state of these users once more. */
    Uni<Void> republish(List<Long> ids);

    /** Has all users published again; joins what is under way already. */
    Uni<SnapshotAnswer> snapshot();
}

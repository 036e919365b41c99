package dev.evenflow.consistency;

import dev.evenflow.consistency.domain.CopyRow;
import dev.evenflow.contracts.consistency.RangeDigest;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/**
 * A copy of the users, as a service keeps it. Everything fails when its database does not answer. What is read comes from one
 * generation; whoever draws conclusions from it asks for {@link #generation()} again afterwards.
 */
public interface Copy {

    /** The durable consumer of the stream of users' events that writes this copy. */
    String consumer();

    /** What is live now, asked from the database: another name after the copy was replaced as a whole. */
    Uni<String> generation();

    /** About how many rows there are, tombstones included, without reading them. */
    Uni<Long> estimatedCount(String generation);

    /** All rows, added up by range; reads everything, in memory that grows with the ranges alone. */
    Uni<Map<Long, RangeDigest>> digests(String generation);

    /**
     * The rows of some ranges, tombstones included.
     *
     * @param ranges at most {@value dev.evenflow.contracts.consistency.RowQuery#MAX_RANGES}
     */
    Uni<List<CopyRow>> rows(String generation, List<Long> ranges);

    /**
     * The rows of some users, tombstones included.
     *
     * @param ids at most {@value dev.evenflow.contracts.consistency.RowQuery#MAX_IDS}
     */
    Uni<List<CopyRow>> rowsById(String generation, List<Long> ids);

    /** Sets the version to 0, where the row is still exactly this, so that the true version will be applied. */
    Uni<Void> rewind(List<CopyRow> seen);

    /** Makes it a tombstone of version 0, where the row is still exactly this. */
    Uni<Void> bury(List<CopyRow> seen);
}

package dev.evenflow.contracts.consistency;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was committed when the question came, all of it at the same moment; by columns, which keeps it small. A user that was
 * asked for and is missing is not known.
 *
 * @param ids ascending
 * @param versions of each id
 * @param deleted the ids of tombstones among them
 * @param unpublished the ids of those that have events which the broker may not have
 */
public record RowAnswer(List<Long> ids, List<Long> versions, List<Long> deleted, List<Long> unpublished) {

    public RowAnswer {
        ids = List.copyOf(ids);
        versions = List.copyOf(versions);
        deleted = List.copyOf(deleted);
        unpublished = List.copyOf(unpublished);
        if (ids.size() != versions.size()) {
            throw new IllegalArgumentException(ids.size() + " ids, " + versions.size() + " versions");
        }
    }

    /** The same by rows. */
    public Map<Long, RowState> byId() {
        Set<Long> gone = new HashSet<>(deleted);
        Set<Long> waiting = new HashSet<>(unpublished);
        var rows = new TreeMap<Long, RowState>();
        for (var place = 0; place < ids.size(); place++) {
            var id = ids.get(place);
            rows.put(id, new RowState(id, versions.get(place), gone.contains(id), waiting.contains(id)));
        }
        return rows;
    }
}

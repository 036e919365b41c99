package dev.evenflow.testkit.users;

import static java.util.Objects.requireNonNull;

import dev.evenflow.contracts.consistency.DigestAnswer;
import dev.evenflow.contracts.consistency.RangeDigest;
import dev.evenflow.contracts.consistency.RowAnswer;
import dev.evenflow.contracts.consistency.RowQuery;
import dev.evenflow.contracts.consistency.RowState;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The table of users that a test makes up, and what user-svc would say of it. */
final class UserRows {

    private final NavigableMap<Long, RowState> rows = new ConcurrentSkipListMap<>();

    void put(RowState row) {
        rows.put(row.id(), row);
    }

    RowState get(long id) {
        return requireNonNull(rows.get(id));
    }

    boolean contains(long id) {
        return rows.containsKey(id);
    }

    Set<Long> ids() {
        return rows.navigableKeySet();
    }

    DigestAnswer digests() {
        var digests = new TreeMap<Long, RangeDigest>();
        for (var row : rows.values()) {
            var range = RangeDigest.rangeOf(row.id());
            digests.merge(
                    range,
                    RangeDigest.empty(range).plus(row.id(), row.version(), row.deleted()),
                    (some, one) -> some.plus(row.id(), row.version(), row.deleted()));
        }
        return new DigestAnswer(List.copyOf(digests.values()), null);
    }

    RowAnswer answerTo(RowQuery query) {
        var found = rows.values().stream()
                .filter(row -> query.ids().contains(row.id()) || query.ranges().contains(RangeDigest.rangeOf(row.id())))
                .toList();
        return new RowAnswer(
                found.stream().map(RowState::id).toList(),
                found.stream().map(RowState::version).toList(),
                found.stream().filter(RowState::deleted).map(RowState::id).toList(),
                found.stream().filter(RowState::unpublished).map(RowState::id).toList());
    }
}

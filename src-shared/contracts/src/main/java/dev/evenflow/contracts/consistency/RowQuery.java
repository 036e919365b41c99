package dev.evenflow.contracts.consistency;

import java.util.List;

/**
 * Asks for the state of users, on {@link dev.evenflow.contracts.Subjects#USER_ROWS}.
 *
 * @param ranges all users of these, at most {@value #MAX_RANGES}
 * @param ids and these users, at most {@value #MAX_IDS}
 */
public record RowQuery(List<Long> ranges, List<Long> ids) {

    public static final int MAX_RANGES = 16;
    public static final int MAX_IDS = 4096;

    public RowQuery {
        ranges = List.copyOf(ranges);
        ids = List.copyOf(ids);
        if (ranges.size() > MAX_RANGES) {
            throw new IllegalArgumentException("at most " + MAX_RANGES + " ranges");
        }
        if (ids.size() > MAX_IDS) {
            throw new IllegalArgumentException("at most " + MAX_IDS + " ids");
        }
        if (!ranges.stream().allMatch(RangeDigest::isRange)) {
            throw new IllegalArgumentException("no such range");
        }
    }

    public static RowQuery ofRanges(List<Long> ranges) {
        return new RowQuery(ranges, List.of());
    }

    public static RowQuery ofIds(List<Long> ids) {
        return new RowQuery(List.of(), ids);
    }
}

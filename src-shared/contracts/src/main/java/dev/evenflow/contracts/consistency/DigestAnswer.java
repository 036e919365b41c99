package dev.evenflow.contracts.consistency;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was committed when the question came; all of it at the same moment, but not at the same as another page.
 *
 * @param ranges those that are not empty, ascending
 * @param next the range to ask from for more; null when that was all
 */
public record DigestAnswer(
        List<RangeDigest> ranges, @Nullable Long next) {

    public DigestAnswer {
        ranges = List.copyOf(ranges);
    }
}

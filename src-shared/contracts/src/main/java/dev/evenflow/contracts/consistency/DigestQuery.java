package dev.evenflow.contracts.consistency;

/**
 * Asks for the digests of ranges, on {@link dev.evenflow.contracts.Subjects#USER_DIGESTS}.
 *
 * @param from the first range looked at, from 0; every id is positive
 * @param limit how many ranges are looked at, 1 to {@value #MAX_RANGES}
 * @param recount whether all rows are read for it, rather than what was kept as they were written
 */
public record DigestQuery(long from, int limit, boolean recount) {

    public static final int MAX_RANGES = 4096;

    /** That of the largest id there can be. */
    public static final long LAST_RANGE = Long.MAX_VALUE >> 10;

    public DigestQuery {
        if (from < 0 || from > LAST_RANGE) {
            throw new IllegalArgumentException("from must be 0 to " + LAST_RANGE);
        }
        if (limit < 1 || limit > MAX_RANGES) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_RANGES);
        }
    }
}

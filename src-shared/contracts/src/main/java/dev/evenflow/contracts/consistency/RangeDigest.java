package dev.evenflow.contracts.consistency;

/**
 * What a range of users adds up to.
 *
 * @param range its number: that of the ids from {@code range * 1024} to {@code range * 1024 + 1023}
 * @param rows users in it, deleted ones included
 * @param living those that are not deleted
 * @param digest the exclusive or of their {@link RowDigest}s
 */
public record RangeDigest(long range, long rows, long living, long digest) {

    /** Ids in a range. */
    public static final int SIZE = 1024;

    private static final int BITS = 10;

    /** The range that an id is in. */
    public static long rangeOf(long id) {
        return id >> BITS;
    }

    /** The first id of a range. */
    public static long firstId(long range) {
        return range << BITS;
    }

    /** Whether there are ids in it. */
    static boolean isRange(long range) {
        return rangeOf(firstId(range)) == range;
    }

    public static RangeDigest empty(long range) {
        return new RangeDigest(range, 0, 0, 0);
    }

    /** With one row more. */
    public RangeDigest plus(long id, long version, boolean deleted) {
        return new RangeDigest(
                range, rows + 1, living + (deleted ? 0 : 1), digest ^ RowDigest.of(id, version, deleted));
    }
}

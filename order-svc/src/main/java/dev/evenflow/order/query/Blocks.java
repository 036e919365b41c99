package dev.evenflow.order.query;

/**
 * How the tally cuts the places of a list into blocks. Smaller blocks mean more rows to add up for a total, larger ones more
 * places to pass over on the way to a page.
 *
 * @param bits a block has two to the power of this places
 */
record Blocks(int bits) {

    /** 2048 places: 500 rows for a million orders. */
    static final Blocks DEFAULT = new Blocks(11);

    long size() {
        return 1L << bits;
    }
}

package dev.evenflow.web.paging;

/**
 * A part of a list.
 *
 * @param number from 1 to {@link #MAX_NUMBER}
 * @param size how many items at most, 1 to {@link #MAX_SIZE}
 */
public record Page(int number, int size) {

    public static final int DEFAULT_SIZE = 20;
    public static final int MAX_SIZE = 100;

    /** Keeps {@link #offset()} inside an int, which is what JPA takes. */
    public static final int MAX_NUMBER = 10_000_000;

    /** How many items stand before this page. */
    public int offset() {
        return (number - 1) * size;
    }
}

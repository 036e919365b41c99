package dev.evenflow.notification.replay;

import java.util.List;
import java.util.stream.Stream;

/**
 * Users of whom the live copy knows more than the one that was built.
 *
 * @param examples ids of the first of them
 */
record Ahead(long count, List<Long> examples) {

    private static final int SHOWN = 10;
    static final Ahead NOBODY = new Ahead(0, List.of());

    Ahead and(List<Long> more) {
        return new Ahead(
                count + more.size(),
                Stream.concat(examples.stream(), more.stream()).limit(SHOWN).toList());
    }
}

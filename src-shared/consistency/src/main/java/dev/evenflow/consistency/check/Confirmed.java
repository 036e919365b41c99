package dev.evenflow.consistency.check;

import dev.evenflow.consistency.domain.Difference;
import java.util.List;

/**
 * What became of users that differed at first sight.
 *
 * @param wrong those whose copy is wrong for certain
 * @param lagging how many are older, with an event on its way
 * @param behind whether the consumer had not applied in time what stood in the stream: then nothing that is older is wrong
 */
record Confirmed(List<Difference> wrong, long lagging, boolean behind) {

    static final Confirmed NOTHING = new Confirmed(List.of(), 0, false);

    Confirmed {
        wrong = List.copyOf(wrong);
    }
}

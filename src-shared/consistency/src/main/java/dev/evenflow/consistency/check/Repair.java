package dev.evenflow.consistency.check;

import dev.evenflow.consistency.Copy;
import dev.evenflow.consistency.domain.CopyRow;
import dev.evenflow.consistency.domain.Difference;
import dev.evenflow.consistency.domain.Kind;
import dev.evenflow.consistency.source.UserSource;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes right what is wrong, by the ordinary way: the source publishes the true state again, and the consumer applies it where
 * it is newer. Only what that cannot do is done to the copy itself, and only where it still is what was judged.
 */
final class Repair {

    private final UserSource source;
    private final Copy copy;
    private final Confirmation confirmation;

    Repair(UserSource source, Copy copy, Confirmation confirmation) {
        this.source = source;
        this.copy = copy;
        this.confirmation = confirmation;
    }

    /** Prepares the copy: what no event would replace is set back, what is extra is made a tombstone. */
    Uni<Void> prepare(List<Difference> wrong) {
        return copy.rewind(rows(wrong, Repair::isStuck)).chain(() -> copy.bury(rows(wrong, Repair::isExtra)));
    }

    /** Prepares, has the rest published again, and completes with what is wrong even so. */
    Uni<Confirmed> now(String generation, List<Difference> wrong) {
        var ids = wrong.stream().map(Difference::id).toList();
        var lacking =
                wrong.stream().filter(one -> !isExtra(one)).map(Difference::id).toList();
        return prepare(wrong)
                .chain(() -> lacking.isEmpty() ? Uni.createFrom().voidItem() : source.republish(lacking))
                .chain(() -> source.rowsById(ids))
                .chain(said -> confirmation.of(generation, said, ids));
    }

    private static boolean isExtra(Difference one) {
        return one.kind() == Kind.EXTRA;
    }

    /** A version of 0 may have been seen for one that is no number, and is older than nothing. */
    private static boolean isStuck(Difference one) {
        return one.kind() == Kind.AHEAD
                || (!isExtra(one) && one.copy().map(CopyRow::version).orElse(1L) == 0);
    }

    private static List<CopyRow> rows(List<Difference> wrong, Predicate<Difference> which) {
        return wrong.stream()
                .filter(which)
                .map(Difference::copy)
                .flatMap(Optional::stream)
                .toList();
    }
}

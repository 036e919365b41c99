package dev.evenflow.consistency.check;

import dev.evenflow.consistency.Copy;
import dev.evenflow.consistency.domain.CopyRow;
import dev.evenflow.consistency.domain.Difference;
import dev.evenflow.consistency.domain.Judgement;
import dev.evenflow.consistency.domain.Verdict;
import dev.evenflow.consistency.domain.Verdict.AskAgain;
import dev.evenflow.consistency.domain.Verdict.OnItsWay;
import dev.evenflow.consistency.domain.Verdict.Wrong;
import dev.evenflow.consistency.source.Parts;
import dev.evenflow.consistency.source.Positions;
import dev.evenflow.consistency.source.UserSource;
import dev.evenflow.contracts.consistency.RowQuery;
import dev.evenflow.contracts.consistency.RowState;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells which of the users that differ are wrong. The source was read before; now the copy applies what stood in the stream
 * then, is read again, and where it knows more than the source did, the source is asked once more.
 */
final class Confirmation {

    private final UserSource source;
    private final Copy copy;
    private final Positions positions;

    Confirmation(UserSource source, Copy copy, Positions positions) {
        this.source = source;
        this.copy = copy;
        this.positions = positions;
    }

    /**
     * Judges these users.
     *
     * @param said what the source said of them; those it did not know are missing
     */
    Uni<Confirmed> of(String generation, Map<Long, RowState> said, List<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Confirmed.NOTHING)
                : positions
                        .caughtUp()
                        .chain(caughtUp -> rows(generation, ids)
                                .chain(rows -> judge(new Case(said, ids, rows, caughtUp)))
                                .chain(found -> new Generations(copy).stillLive(generation, found)));
    }

    private record Case(Map<Long, RowState> said, List<Long> ids, Map<Long, CopyRow> rows, boolean caughtUp) {

        Verdict first(long id) {
            return Judgement.sourceFirst(
                    id, Optional.ofNullable(said.get(id)), Optional.ofNullable(rows.get(id)), caughtUp);
        }
    }

    private Uni<Map<Long, CopyRow>> rows(String generation, List<Long> ids) {
        return Parts.of(ids, RowQuery.MAX_IDS)
                .collect(part -> copy.rowsById(generation, part), Parts::joined)
                .map(rows -> rows.stream().collect(Collectors.toMap(CopyRow::id, row -> row)));
    }

    private Uni<Confirmed> judge(Case differing) {
        var verdicts = new ArrayList<Verdict>();
        var unsure = new ArrayList<CopyRow>();
        for (var id : differing.ids()) {
            var verdict = differing.first(id);
            var row = differing.rows().get(id);
            if (verdict instanceof AskAgain && row != null) {
                unsure.add(row);
            } else {
                verdicts.add(verdict);
            }
        }
        return askAgain(unsure).map(more -> {
            verdicts.addAll(more);
            return confirmed(verdicts, differing.caughtUp());
        });
    }

    private Uni<List<Verdict>> askAgain(List<CopyRow> unsure) {
        return unsure.isEmpty()
                ? Uni.createFrom().item(List.of())
                : source.rowsById(unsure.stream().map(CopyRow::id).toList())
                        .map(now -> unsure.stream()
                                .map(row -> Judgement.copyFirst(row, Optional.ofNullable(now.get(row.id()))))
                                .toList());
    }

    private static Confirmed confirmed(List<Verdict> verdicts, boolean caughtUp) {
        var wrong = new ArrayList<Difference>();
        var lagging = 0;
        for (var verdict : verdicts) {
            if (verdict instanceof Wrong(Difference difference)) {
                wrong.add(difference);
            } else if (verdict instanceof OnItsWay) {
                lagging++;
            }
        }
        return new Confirmed(wrong, lagging, !caughtUp && lagging > 0);
    }
}

package dev.evenflow.testkit.history;

import java.util.ArrayList;
import java.util.List;

/** Finds everything that must not be in a history. */
public final class HistoryChecker {

    private final List<String> lost = new ArrayList<>();
    private final List<String> different = new ArrayList<>();
    private final List<String> misordered = new ArrayList<>();
    private final List<String> repeated = new ArrayList<>();

    private HistoryChecker() {}

    public static <S extends Versioned> Verdict check(History<S> history) {
        var checker = new HistoryChecker();
        history.source()
                .forEach(
                        (id, state) -> checker.compare(id, state, history.copy().getOrDefault(id, List.of())));
        history.copy().forEach((id, states) -> {
            checker.order(id, states.stream().map(Versioned::version).toList());
            if (!history.source().containsKey(id)) {
                checker.different.add(id + " is not in the source");
            }
        });
        history.published().forEach(checker::gapless);
        return new Verdict(checker.lost, checker.different, checker.misordered, checker.repeated);
    }

    private <S extends Versioned> void compare(String id, S source, List<S> copies) {
        if (copies.isEmpty() || copies.getLast().version() < source.version()) {
            lost.add(id + " version " + source.version());
        } else if (!copies.getLast().equals(source)) {
            different.add(id + ": " + copies.getLast() + " instead of " + source);
        }
    }

    private void order(String id, List<Long> versions) {
        for (var position = 1; position < versions.size(); position++) {
            long before = versions.get(position - 1);
            long after = versions.get(position);
            if (after == before) {
                repeated.add(id + " version " + after);
            } else if (after < before) {
                misordered.add(id + " version " + after + " after " + before);
            }
        }
    }

    private void gapless(String id, List<Long> versions) {
        for (var position = 0; position < versions.size(); position++) {
            if (versions.get(position) != position + 1) {
                misordered.add(id + " published as " + versions);
                return;
            }
        }
    }
}

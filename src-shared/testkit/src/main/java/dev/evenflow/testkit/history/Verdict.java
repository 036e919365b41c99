package dev.evenflow.testkit.history;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is wrong with a history; each finding names its aggregate.
 *
 * @param lost the copy lacks the newest state of the source
 * @param different the copy has the newest version in another state, or an aggregate the source never had
 * @param misordered an older version came after a newer one, or the stream has a gap
 * @param repeated the same version took effect twice
 */
public record Verdict(List<String> lost, List<String> different, List<String> misordered, List<String> repeated) {

    public Verdict {
        lost = List.copyOf(lost);
        different = List.copyOf(different);
        misordered = List.copyOf(misordered);
        repeated = List.copyOf(repeated);
    }

    public boolean isFlawless() {
        return lost.isEmpty() && different.isEmpty() && misordered.isEmpty() && repeated.isEmpty();
    }

    /** Both together. */
    public Verdict and(Verdict other) {
        return new Verdict(
                concat(lost, other.lost),
                concat(different, other.different),
                concat(misordered, other.misordered),
                concat(repeated, other.repeated));
    }

    private static List<String> concat(List<String> findings, List<String> others) {
        return Stream.concat(findings.stream(), others.stream()).toList();
    }

    /** One line of figures, and the first findings of each kind. */
    @Override
    public String toString() {
        var line = lost.size() + " lost, " + different.size() + " different, " + misordered.size() + " misordered, "
                + repeated.size() + " repeated";
        return isFlawless()
                ? line
                : line
                        + examples("lost", lost)
                        + examples("different", different)
                        + examples("misordered", misordered)
                        + examples("repeated", repeated);
    }

    private static String examples(String kind, List<String> findings) {
        return findings.isEmpty() ? "" : "; " + kind + ": " + findings.subList(0, Math.min(3, findings.size()));
    }
}

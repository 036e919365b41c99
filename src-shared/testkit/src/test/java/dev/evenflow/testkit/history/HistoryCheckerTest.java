package dev.evenflow.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HistoryCheckerTest {

    @Test
    void aCopyThatSawEveryVersionInOrder_isFlawless() {
        assertThat(judge(2, 1, 2).isFlawless()).isTrue();
    }

    @Test
    void aCopyThatSkippedSupersededVersions_isFlawless() {
        assertThat(judge(3, 1, 3).isFlawless()).isTrue();
    }

    @Test
    void aCopyWithoutTheNewestVersion_hasLostIt() {
        assertThat(judge(2, 1).lost()).containsExactly("7 version 2");
        assertThat(judge(2).lost()).containsExactly("7 version 2");
    }

    @Test
    void twoVerdicts_haveTheFindingsOfBoth() {
        assertThat(judge(2, 1).and(judge(2, 1, 2, 2)).lost()).containsExactly("7 version 2");
        assertThat(judge(2, 1).and(judge(2, 1, 2, 2)).repeated()).containsExactly("7 version 2");
        assertThat(judge(1, 1).and(judge(2, 1, 2)).isFlawless()).isTrue();
    }

    @Test
    void aCopyThatWentBack_isMisordered() {
        var verdict = judge(3, 1, 3, 2, 3);

        assertThat(verdict.misordered()).containsExactly("7 version 2 after 3");
        assertThat(verdict.isFlawless()).isFalse();
    }

    @Test
    void aVersionWrittenTwice_isRepeated() {
        assertThat(judge(2, 1, 2, 2).repeated()).containsExactly("7 version 2");
    }

    @Test
    void theSameVersionInAnotherState_isDifferent() {
        var verdict = HistoryChecker.check(
                new History<>(Map.of("7", new State(1, "John")), Map.of("7", List.of(new State(1, "Jane"))), Map.of()));

        assertThat(verdict.different()).hasSize(1);
    }

    @Test
    void anAggregateTheSourceNeverHad_isDifferent() {
        var verdict =
                HistoryChecker.check(new History<>(Map.of(), Map.of("7", List.of(new State(1, "ghost"))), Map.of()));

        assertThat(verdict.different()).containsExactly("7 is not in the source");
    }

    @Test
    void aStreamWithAGapADuplicateOrAnotherOrder_isMisordered() {
        assertThat(published(1, 2, 3).isFlawless()).isTrue();
        assertThat(published(1, 3).misordered()).hasSize(1);
        assertThat(published(1, 1, 2).misordered()).hasSize(1);
        assertThat(published(2, 1).misordered()).hasSize(1);
    }

    @Test
    void aVerdict_namesItsFindings() {
        assertThat(judge(2, 1)).hasToString("1 lost, 0 different, 0 misordered, 0 repeated; lost: [7 version 2]");
    }

    private static Verdict judge(long source, long... copied) {
        var copies = LongStream.of(copied).mapToObj(HistoryCheckerTest::state).toList();
        return HistoryChecker.check(
                new History<>(Map.of("7", state(source)), copies.isEmpty() ? Map.of() : Map.of("7", copies), Map.of()));
    }

    private static Verdict published(long... versions) {
        return HistoryChecker.check(new History<State>(
                Map.of(), Map.of(), Map.of("7", LongStream.of(versions).boxed().toList())));
    }

    private static State state(long version) {
        return new State(version, "version " + version);
    }

    private record State(long version, String name) implements Versioned {}
}

package dev.evenflow.consistency.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.consistency.domain.Verdict.AskAgain;
import dev.evenflow.consistency.domain.Verdict.OnItsWay;
import dev.evenflow.consistency.domain.Verdict.Right;
import dev.evenflow.consistency.domain.Verdict.Wrong;
import dev.evenflow.contracts.consistency.RowState;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision table. A row is its version, {@code x} behind it for a tombstone, {@code ~} for unpublished; - is none. */
class JudgementTest {

    private static final long ID = 7;
    private static final Pattern ROW = Pattern.compile("(\\d+)(x?)(~?)");

    @ParameterizedTest
    @CsvSource({
        // source, copy, caught up, verdict
        "-, -, true, right",
        "-, 0x, true, right",
        "-, 1, true, ask",
        "-, 1x, false, ask",
        "3, 3, true, right",
        "3, 3, false, right",
        "3x, 3x, true, right",
        "3~, 3, true, right",
        "3, -, true, missing",
        "3x, -, true, missing",
        "3, 0x, true, missing",
        "3, -, false, way",
        "3~, -, true, way",
        "3~, 0x, true, way",
        "3, 2, true, stale",
        "3, 0, true, stale",
        "3, 2x, true, stale",
        "3x, 2, true, stale",
        "3, 2, false, way",
        "3~, 2, true, way",
        "3, 4, true, ask",
        "3~, 4, false, ask",
        "3, 3x, true, ask",
        "3x, 3, false, ask"
    })
    void verdict_whenTheSourceWasReadFirst(String source, String copy, boolean caughtUp, String verdict) {
        assertThat(name(Judgement.sourceFirst(ID, source(source), copy(copy), caughtUp)))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        // copy, source now, verdict
        "4, -, extra",
        "4x, -, extra",
        "0, -, extra",
        "4, 3, ahead",
        "4, 3~, ahead",
        "4, 4, right",
        "4, 4x, ahead",
        "4x, 4, ahead",
        "4x, 4x, right",
        "4, 5, way",
        "4x, 5, way",
        "4, 5x, way"
    })
    void verdict_whenTheCopyWasReadFirst(String copy, String source, String verdict) {
        assertThat(name(Judgement.copyFirst(copy(copy).orElseThrow(), source(source))))
                .isEqualTo(verdict);
    }

    private static String name(Verdict verdict) {
        return switch (verdict) {
            case Right right -> "right";
            case OnItsWay way -> "way";
            case AskAgain ask -> "ask";
            case Wrong wrong -> wrong.difference().kind().wireName();
        };
    }

    private static Optional<RowState> source(String text) {
        var row = ROW.matcher(text);
        return row.matches()
                ? Optional.of(new RowState(
                        ID,
                        Long.parseLong(row.group(1)),
                        !row.group(2).isEmpty(),
                        !row.group(3).isEmpty()))
                : Optional.empty();
    }

    private static Optional<CopyRow> copy(String text) {
        return source(text).map(row -> new CopyRow(row.id(), row.version(), row.deleted()));
    }
}

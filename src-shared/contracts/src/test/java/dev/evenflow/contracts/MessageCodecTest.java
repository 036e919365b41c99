package dev.evenflow.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.contracts.consistency.DigestAnswer;
import dev.evenflow.contracts.consistency.DigestQuery;
import dev.evenflow.contracts.consistency.RangeDigest;
import dev.evenflow.contracts.consistency.RepublishAnswer;
import dev.evenflow.contracts.consistency.RepublishQuery;
import dev.evenflow.contracts.consistency.RowAnswer;
import dev.evenflow.contracts.consistency.RowQuery;
import dev.evenflow.contracts.consistency.RowState;
import dev.evenflow.contracts.consistency.SnapshotAnswer;
import dev.evenflow.contracts.consistency.SnapshotQuery;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCodecTest {

    private static final Instant TEN = Instant.parse("2025-05-25T10:00:00Z");

    private final MessageCodec codec = new MessageCodec();

    static List<Object> messages() {
        return List.of(
                new DigestQuery(0, 4096, true),
                new DigestAnswer(List.of(new RangeDigest(3, 1024, 1000, Long.MIN_VALUE)), 4L),
                new DigestAnswer(List.of(), null),
                RowQuery.ofRanges(List.of(0L, DigestQuery.LAST_RANGE)),
                RowQuery.ofIds(List.of(1L, 2L)),
                new RowAnswer(List.of(1L, 2L), List.of(7L, 8L), List.of(2L), List.of(1L)),
                new RepublishQuery(List.of(5L)),
                new RepublishAnswer(1),
                new SnapshotQuery(TEN),
                new SnapshotQuery(null),
                new SnapshotAnswer("0197", "running", 5, 10, TEN));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void decode_ofAnEncodedMessage_isThatMessage(Object message) throws IOException {
        assertThat(codec.<Object>decode(codec.encode(message), type(message))).isEqualTo(message);
    }

    @Test
    void encode_isSnakeCase_withoutWhatIsNull() {
        assertThatJson(text(new SnapshotAnswer("0197", "running", 5, 10, TEN))).isEqualTo("""
                {"id":"0197","state":"running","position":5,"head":10,"started_at":"2025-05-25T10:00:00Z"}""");
        assertThatJson(text(new SnapshotQuery(null))).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}",
                "not JSON",
                "{\"from\":0,\"limit\":1}",
                "{\"from\":\"0\",\"limit\":1,\"recount\":false}",
                "{\"from\":0.5,\"limit\":1,\"recount\":false}",
                "{\"from\":-1,\"limit\":1,\"recount\":false}",
                "{\"from\":9007199254740992,\"limit\":1,\"recount\":false}",
                "{\"from\":0,\"limit\":0,\"recount\":false}",
                "{\"from\":0,\"limit\":4097,\"recount\":false}",
                "{\"from\":0,\"limit\":1,\"recount\":null}",
                "{\"from\":0,\"limit\":1,\"recount\":true} and more"
            })
    void decode_ofSomethingElse_fails(String text) {
        assertThatThrownBy(() -> codec.decode(text.getBytes(UTF_8), DigestQuery.class))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"ids\":null}", "{\"ids\":[null]}", "{\"ids\":7}", "{\"ids\":[\"a\"]}"})
    void decode_withoutIds_fails(String text) {
        assertThatThrownBy(() -> codec.decode(text.getBytes(UTF_8), RepublishQuery.class))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({"17, 0", "0, 4097"})
    void decode_ofTooManyRows_fails(int ranges, int ids) {
        var text = "{\"ranges\":%s,\"ids\":%s}".formatted(Collections.nCopies(ranges, 1), Collections.nCopies(ids, 1));

        assertThatThrownBy(() -> codec.decode(text.getBytes(UTF_8), RowQuery.class))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {DigestQuery.LAST_RANGE + 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void decode_ofARangeThatIsNone_fails(long range) {
        var text = "{\"ranges\":[%d],\"ids\":[]}".formatted(range);

        assertThatThrownBy(() -> codec.decode(text.getBytes(UTF_8), RowQuery.class))
                .isInstanceOf(IOException.class);
    }

    @Test
    void byId_isTheAnswerByRows() {
        var answer = new RowAnswer(List.of(1L, 2L), List.of(7L, 8L), List.of(2L), List.of(1L));

        assertThat(answer.byId())
                .isEqualTo(Map.of(1L, new RowState(1, 7, false, true), 2L, new RowState(2, 8, true, false)));
    }

    private String text(Object message) {
        return new String(codec.encode(message), UTF_8);
    }

    @SuppressWarnings("unchecked")
    private static Class<Object> type(Object message) {
        return (Class<Object>) message.getClass();
    }
}
